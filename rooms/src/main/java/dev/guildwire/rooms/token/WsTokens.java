package dev.guildwire.rooms.token;

import dev.guildwire.contracts.token.SigningKeys;
import dev.guildwire.contracts.token.WsTokenClaims;
import io.jsonwebtoken.Jwts;
import java.time.Duration;
import java.util.Date;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Signs tokens with the first key (HS256, RFC 7518).
@Component
class WsTokens {

    private final SigningKeys keys;
    private final JwtJson json;
    private final Duration lifetime;

    WsTokens(TokenProperties properties, JsonMapper json) {
        this.keys = SigningKeys.parse(properties.keys().reveal());
        this.json = new JwtJson(json);
        this.lifetime = properties.lifetime();
    }

    String sign(WsTokenClaims claims) {
        return Jwts.builder()
                .header()
                .keyId(keys.signingKeyId())
                .and()
                .json(json)
                .audience()
                .add(WsTokenClaims.AUDIENCE)
                .and()
                .subject(claims.userId().toString())
                .claim(WsTokenClaims.GUILD_ID, claims.guildId().toString())
                .claim(WsTokenClaims.SID, claims.sid())
                .issuedAt(Date.from(claims.expiresAt().minus(lifetime)))
                .expiration(Date.from(claims.expiresAt()))
                .signWith(keys.signingKey(), Jwts.SIG.HS256)
                .compact();
    }
}
