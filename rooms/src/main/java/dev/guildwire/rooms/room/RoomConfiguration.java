package dev.guildwire.rooms.room;

import dev.guildwire.rooms.outbox.RedisOutboxes;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells what happens to rooms.
@Configuration(proxyBeanMethods = false)
class RoomConfiguration {

    @Bean
    SmartLifecycle roomRelay(RedisOutboxes outboxes, RoomProperties properties) {
        return outboxes.relay(properties.namespace());
    }
}
