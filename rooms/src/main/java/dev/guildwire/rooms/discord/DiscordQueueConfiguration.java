package dev.guildwire.rooms.discord;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DiscordProperties.class)
class DiscordQueueConfiguration {

    @Bean
    DiscordQueue discordQueue(DiscordProperties properties, MeterRegistry registry) {
        return DiscordQueue.start(
                properties, registry, () -> ThreadLocalRandom.current().nextLong());
    }

    @Bean
    DiscordRequests discordRequests(DiscordQueue queue) {
        return queue.requests();
    }

    @Bean
    DiscordRest discordRest(DiscordRequests requests) {
        return new DiscordRest(requests);
    }

    @Bean
    QueueHealth discordQueueHealthIndicator(DiscordQueue queue) {
        return new QueueHealth(queue.watch());
    }

    @Bean
    QueueEndpoint discordQueueEndpoint(DiscordQueue queue) {
        return new QueueEndpoint(queue.watch());
    }
}
