package dev.guildwire.rooms.roadmap;

import dev.guildwire.rooms.outbox.RedisOutboxes;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the board's changes.
@Configuration(proxyBeanMethods = false)
class RoadmapConfiguration {

    @Bean
    SmartLifecycle roadmapRelay(RedisOutboxes outboxes) {
        return outboxes.relay(RedisBoard.TAG);
    }
}
