package dev.guildwire.rooms.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class MissingSecretsTest {

    @Test
    void startWhenSecretsAreMissingNamesAllOfThemAndHowToMakeThem() {
        var environment =
                new MockEnvironment().withProperty("DISCORD_CLIENT_ID", "1").withProperty("SESSION_SECRET", " ");
        var context = new GenericApplicationContext();
        context.setEnvironment(environment);

        var fault = catchThrowableOfType(
                MissingSecretsException.class, () -> new RequiredSecretsCheck().initialize(context));
        var analysis = new MissingSecretsFailureAnalyzer().analyze(fault, fault);

        assertThat(analysis.getDescription())
                .contains("[DISCORD_CLIENT_SECRET, DISCORD_BOT_TOKEN, SESSION_SECRET, WS_TOKEN_KEYS, INVITE_KEYS]")
                .doesNotContain("DISCORD_CLIENT_ID,");
        assertThat(analysis.getAction()).contains("openssl rand -base64 32").contains("SECRETS_DIR");
    }

    @Test
    void secretWhenPrintedShowsStars() {
        assertThat(Secret.of("hunter2")).hasToString("***");
    }
}
