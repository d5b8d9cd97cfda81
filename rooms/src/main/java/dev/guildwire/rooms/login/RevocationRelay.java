package dev.guildwire.rooms.login;

import dev.guildwire.rooms.outbox.RedisOutboxes;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the revocations.
@Configuration(proxyBeanMethods = false)
class RevocationRelay {

    @Bean
    SmartLifecycle loginRelay(RedisOutboxes outboxes) {
        return outboxes.relay(Revocations.TAG);
    }
}
