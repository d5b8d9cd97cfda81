package dev.guildwire.load.fanout.scenario;

import dev.guildwire.contracts.token.SigningKeys;
import dev.guildwire.contracts.token.WsTokenClaims;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.AbstractSerializer;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Mints tokens as rooms does.
public final class Tokens {

    private final SigningKeys keys;

    /// @param keys the edge's WS_TOKEN_KEYS
    public Tokens(String keys) {
        this.keys = SigningKeys.parse(keys);
    }

    /// A value for WS_TOKEN_KEYS that nobody else has.
    public static String newKeys() {
        var key = new byte[SigningKeys.MIN_BYTES];
        new SecureRandom().nextBytes(key);
        return "bench:" + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    public String mint(WsTokenClaims claims) {
        return Jwts.builder()
                .json(new Json())
                .header()
                .keyId(keys.signingKeyId())
                .and()
                .audience()
                .add(WsTokenClaims.AUDIENCE)
                .and()
                .subject(claims.userId().toString())
                .claim(WsTokenClaims.GUILD_ID, claims.guildId().toString())
                .claim(WsTokenClaims.SID, claims.sid())
                .expiration(Date.from(claims.expiresAt()))
                .signWith(keys.signingKey(), Jwts.SIG.HS256)
                .compact();
    }

    private static final class Json extends AbstractSerializer<Map<String, ?>> {

        @Override
        protected void doSerialize(Map<String, ?> claims, OutputStream out) {
            JsonMapper.shared().writeValue(out, claims);
        }
    }
}
