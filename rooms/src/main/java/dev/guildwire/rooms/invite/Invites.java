package dev.guildwire.rooms.invite;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.token.SigningKeys;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.IncorrectClaimException;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.MalformedJwtException;
import io.jsonwebtoken.MissingClaimException;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.SignatureException;
import java.net.URI;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Signs invites with the first key and reads them with any (JWT, RFC 7519). The algorithm is HS256 whatever a token
/// says of itself.
@Component
public class Invites {

    static final String AUDIENCE = "guildwire.invite";

    private static final String GUILD_ID = "guildId";
    private static final String CHANNEL_ID = "channelId";
    private static final String ROLE_ID = "roleId";
    private static final String CREATOR_ID = "creatorId";

    /// Three times what ours have; a longer one is not worth reading.
    private static final int LONGEST = 2048;

    private final InviteProperties properties;
    private final SigningKeys keys;
    private final JsonMapper json;
    private final Clock clock;
    private final JwtParser parser;

    Invites(InviteProperties properties, JsonMapper json, Clock clock) {
        this.properties = properties;
        this.keys = SigningKeys.parse(properties.keys().reveal());
        this.json = json;
        this.clock = clock;
        this.parser = Jwts.parser()
                .sig()
                .clear()
                .add(Jwts.SIG.HS256)
                .and()
                .zip()
                .clear()
                .and()
                .keyLocator(this::key)
                .requireAudience(AUDIENCE)
                .clock(() -> Date.from(clock.instant()))
                .json(InviteJson.reader(json))
                .build();
    }

    /// When an invite that is made now ends.
    public Instant end() {
        return clock.instant().plus(properties.lifetime()).truncatedTo(ChronoUnit.SECONDS);
    }

    /// The same invite has the same token as long as the first key is the same.
    public String sign(Invite invite) {
        return Jwts.builder()
                .header()
                .keyId(keys.signingKeyId())
                .and()
                .json(InviteJson.writer(json))
                .audience()
                .add(AUDIENCE)
                .and()
                .id(invite.id())
                .claim(GUILD_ID, invite.guildId().toString())
                .claim(CHANNEL_ID, invite.channelId().toString())
                .claim(ROLE_ID, invite.roleId().toString())
                .claim(CREATOR_ID, invite.creatorId().toString())
                .expiration(Date.from(invite.expiresAt()))
                .signWith(keys.signingKey(), Jwts.SIG.HS256)
                .compact();
    }

    /// The page that an invite opens. The token is a fragment, which browsers send to no server.
    public URI url(ChannelId channel, String token) {
        return URI.create(properties.baseUrl() + "/game/" + channel + "#invite=" + token);
    }

    public InviteReading read(String token) {
        if (token.length() > LONGEST) {
            return new InviteReading.Malformed();
        }
        try {
            return new InviteReading.Good(invite(parser.parseSignedClaims(token).getPayload()));
        } catch (ExpiredJwtException _) {
            return new InviteReading.Expired();
        } catch (SignatureException _) {
            return new InviteReading.Tampered();
        } catch (UnsupportedJwtException | IncorrectClaimException | MissingClaimException _) {
            return new InviteReading.Foreign();
        } catch (JwtException | IllegalArgumentException _) {
            return new InviteReading.Malformed();
        }
    }

    private static Invite invite(Claims claims) {
        return new Invite(
                there(claims.getId()),
                GuildId.of(text(claims, GUILD_ID)),
                ChannelId.of(text(claims, CHANNEL_ID)),
                RoleId.of(text(claims, ROLE_ID)),
                UserId.of(text(claims, CREATOR_ID)),
                there(claims.getExpiration()).toInstant());
    }

    private static String text(Claims claims, String name) {
        return there(claims.get(name, String.class));
    }

    private static <T> T there(@Nullable T claim) {
        if (claim == null) {
            throw new MalformedJwtException("a claim is missing");
        }
        return claim;
    }

    private Key key(Header header) {
        if (header instanceof JwsHeader signed && signed.getKeyId() != null) {
            return keys.find(signed.getKeyId()).orElseThrow(Invites::foreign);
        }
        throw foreign();
    }

    private static UnsupportedJwtException foreign() {
        return new UnsupportedJwtException("no key of ours");
    }
}
