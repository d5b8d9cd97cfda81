package dev.guildwire.edge;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.token.SigningKeys;
import dev.guildwire.contracts.token.WsTokenClaims;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.AbstractSerializer;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/// Makes the tokens that rooms would make.
public final class TestTokens {

    public static final String KEYS = "k2:" + "Yg".repeat(22) + ",k1:" + "QW".repeat(22);

    private static final SigningKeys SIGNING = SigningKeys.parse(KEYS);
    private static final JsonMapper JSON = new JsonMapper();

    private TestTokens() {}

    public static String of(UserId user, GuildId guild) {
        return of(user, guild, "sid-" + user);
    }

    public static String of(UserId user, GuildId guild, String sid) {
        return with(user, guild, sid, token -> token);
    }

    /// @param change what is different about the token
    public static String with(UserId user, GuildId guild, String sid, UnaryOperator<JwtBuilder> change) {
        var now = Instant.now();
        var token = Jwts.builder()
                .json(new JsonWriter())
                .header()
                .keyId(SIGNING.signingKeyId())
                .and()
                .subject(user.toString())
                .audience()
                .add(WsTokenClaims.AUDIENCE)
                .and()
                .claim(WsTokenClaims.GUILD_ID, guild.toString())
                .claim(WsTokenClaims.SID, sid)
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(Duration.ofMinutes(15))))
                .signWith(SIGNING.signingKey(), Jwts.SIG.HS256);
        return change.apply(token).compact();
    }

    private static final class JsonWriter extends AbstractSerializer<Map<String, ?>> {

        @Override
        protected void doSerialize(Map<String, ?> value, OutputStream out) {
            JSON.writeValue(out, value);
        }
    }
}
