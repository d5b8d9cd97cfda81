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
    QueueWatch queueWatch(DiscordQueue queue) {
        return queue.watch();
    }

    @Bean
    QueueHealth discordQueueHealthIndicator(QueueWatch watch) {
        return new QueueHealth(watch);
    }

    @Bean
    QueueEndpoint discordQueueEndpoint(QueueWatch watch) {
        return new QueueEndpoint(watch);
    }
}
