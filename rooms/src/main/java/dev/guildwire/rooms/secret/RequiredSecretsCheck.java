package dev.guildwire.rooms.secret;

import java.util.EnumSet;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.StringUtils;

/// Looks for all secrets before anything is built, so that one start names all that are missing.
final class RequiredSecretsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var missing = EnumSet.allOf(RequiredSecret.class);
        missing.removeIf(secret -> StringUtils.hasText(context.getEnvironment().getProperty(secret.name())));
        if (!missing.isEmpty()) {
            throw new MissingSecretsException(missing);
        }
    }
}
