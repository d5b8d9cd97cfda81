package dev.guildwire.local.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.token.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void completeWhenNoneAreKnownMakesAllOfThem() {
        var secrets = Secrets.complete(Map.of(), random);

        assertThat(secrets)
                .containsOnlyKeys(
                        "DISCORD_BOT_TOKEN",
                        "DISCORD_CLIENT_SECRET",
                        "LINK_TOKEN",
                        "SESSION_SECRET",
                        "WS_TOKEN_KEYS",
                        "INVITE_KEYS");
        assertThat(secrets.values())
                .doesNotHaveDuplicates()
                .allSatisfy(secret -> assertThat(secret.length()).isGreaterThanOrEqualTo(43));
    }

    @Test
    void completeWhenSomeAreKnownKeepsThemAndDropsWhatIsNoSecret() {
        var secrets = Secrets.complete(Map.of("LINK_TOKEN", "kept", "BASE_URL", "http://elsewhere"), random);

        assertThat(secrets).containsEntry("LINK_TOKEN", "kept").doesNotContainKey("BASE_URL");
    }

    @Test
    void keysAreOfTheFormTheServicesRead() {
        assertThat(SigningKeys.parse(generated("WS_TOKEN_KEYS")).signingKeyId()).isEqualTo("local");
        assertThat(SigningKeys.parse(generated("INVITE_KEYS")).signingKeyId()).isEqualTo("local");
    }

    @Test
    void botTokenBeginsWithTheBotsId() {
        var token = generated("DISCORD_BOT_TOKEN");

        var id = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        assertThat(new String(id, StandardCharsets.US_ASCII)).isEqualTo(Secrets.CLIENT_ID);
    }

    private String generated(String name) {
        return Secrets.complete(Map.of(), random).getOrDefault(name, "");
    }
}
