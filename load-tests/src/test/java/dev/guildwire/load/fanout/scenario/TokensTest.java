package dev.guildwire.load.fanout.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.token.WsTokenClaims;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokensTest {

    @Test
    void tokenWhenMintedSaysWhatEdgesAskFor() {
        var expires = Instant.ofEpochSecond(2_000_000_000);

        var token = new Tokens(Tokens.newKeys())
                .mint(new WsTokenClaims(new UserId(7), new GuildId(8), "sid-1", expires))
                .split("\\.", -1);

        var header = part(token[0]);
        var claims = part(token[1]);
        assertThat(header.get("kid").asString()).isEqualTo("bench");
        assertThat(header.get("alg").asString()).isEqualTo("HS256");
        assertThat(claims.get("aud").toString()).contains(WsTokenClaims.AUDIENCE);
        assertThat(claims.get("sub").asString()).isEqualTo("7");
        assertThat(claims.get(WsTokenClaims.GUILD_ID).asString()).isEqualTo("8");
        assertThat(claims.get(WsTokenClaims.SID).asString()).isEqualTo("sid-1");
        assertThat(claims.get("exp").asLong()).isEqualTo(expires.getEpochSecond());
    }

    private static JsonNode part(String base64) {
        return JsonMapper.shared().readTree(new String(Base64.getUrlDecoder().decode(base64), UTF_8));
    }
}
