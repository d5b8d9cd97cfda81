package dev.guildwire.rooms.login;

import dev.guildwire.rooms.outbox.RedisOutboxes;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the revocations.
@Configuration(proxyBeanMethods = false)
class RevocationRelay {

    /// Connections have to be closed within a second also when the instance that tells it dies. A revocation that is
    /// told again, or late, does no harm.
    private static final Duration LEASE = Duration.ofMillis(800);

    @Bean
    SmartLifecycle loginRelay(RedisOutboxes outboxes) {
        return outboxes.relay(Revocations.TAG, LEASE);
    }
}
