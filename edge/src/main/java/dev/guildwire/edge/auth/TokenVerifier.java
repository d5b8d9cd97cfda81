package dev.guildwire.edge.auth;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.token.SigningKeys;
import dev.guildwire.contracts.token.WsTokenClaims;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.io.AbstractDeserializer;
import java.io.Reader;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Checks WebSocket tokens: HS256 alone, a key id of ours, our audience, every claim there and not expired. Safe for
/// any thread.
public final class TokenVerifier {

    private final SigningKeys keys;
    private final Duration longest;
    private final Revocations revocations;
    private final InstantSource clock;
    private final JwtParser parser;

    TokenVerifier(AuthProperties properties, Revocations revocations, JsonMapper json, InstantSource clock) {
        this.keys = properties.wsTokenKeys();
        this.longest = properties.longestToken();
        this.revocations = revocations;
        this.clock = clock;
        this.parser = Jwts.parser()
                .sig()
                .clear()
                .add(Jwts.SIG.HS256)
                .and()
                .zip()
                .clear()
                .and()
                .keyLocator(this::keyFor)
                .requireAudience(WsTokenClaims.AUDIENCE)
                .clock(() -> Date.from(clock.instant()))
                .json(new JsonReader(json))
                .build();
    }

    public TokenCheck check(String token) {
        try {
            return check(parser.parseSignedClaims(token).getPayload());
        } catch (JwtException | IllegalArgumentException _) {
            return new TokenCheck.Invalid();
        }
    }

    /// Whether what the token was made for has ended since it was checked.
    public boolean isRevoked(TokenCheck.Valid token) {
        return revocations.isRevoked(token.claims(), token.issuedAt());
    }

    private TokenCheck check(Claims claims) {
        var user = claims.getSubject();
        var guild = claims.get(WsTokenClaims.GUILD_ID, String.class);
        var sid = claims.get(WsTokenClaims.SID, String.class);
        if (user == null || guild == null || sid == null || claims.getExpiration() == null) {
            return new TokenCheck.Invalid();
        }
        var expires = claims.getExpiration().toInstant();
        if (expires.isAfter(clock.instant().plus(longest))) {
            return new TokenCheck.Invalid();
        }
        var valid = new TokenCheck.Valid(
                new WsTokenClaims(UserId.of(user), GuildId.of(guild), sid, expires), issuedAt(claims, expires));
        return isRevoked(valid) ? new TokenCheck.Revoked() : valid;
    }

    private Instant issuedAt(Claims claims, Instant expires) {
        var issued = claims.getIssuedAt();
        return issued == null ? expires.minus(longest) : issued.toInstant();
    }

    private @Nullable Key keyFor(Header header) {
        if (header instanceof JwsHeader signed && signed.getKeyId() != null) {
            return keys.find(signed.getKeyId()).orElse(null);
        }
        throw new UnsupportedJwtException("no key id");
    }

    private static final class JsonReader extends AbstractDeserializer<Map<String, ?>> {

        private static final TypeReference<Map<String, ?>> OBJECT = new TypeReference<>() {};

        private final JsonMapper json;

        JsonReader(JsonMapper json) {
            this.json = json;
        }

        @Override
        protected Map<String, ?> doDeserialize(Reader reader) {
            return json.readValue(reader, OBJECT);
        }
    }
}
