package dev.guildwire.edge.roadmap;

import dev.guildwire.edge.connection.Endpoint;
import dev.guildwire.edge.connection.Endpoints;
import dev.guildwire.edge.connection.Heartbeat;
import dev.guildwire.edge.fanout.Lanes;
import dev.guildwire.edge.redis.RedisLink;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RoadmapConfiguration {

    private static final String PATH = "/api/roadmap/ws";

    @Bean
    RoadmapMetrics roadmapMetrics(MeterRegistry registry, InstantSource clock) {
        return new RoadmapMetrics(registry, clock);
    }

    @Bean
    Messages roadmapMessages(JsonMapper json, InstantSource clock) {
        return new Messages(json, clock);
    }

    @Bean
    RoadmapStream roadmapStream(RoadmapProperties properties, Lanes lanes, Messages messages, RoadmapMetrics metrics) {
        return new RoadmapStream(new Board(properties, lanes, messages, metrics));
    }

    @Bean
    Endpoint roadmapEndpoint(
            Endpoints endpoints,
            RoadmapProperties properties,
            Messages messages,
            RoadmapStream stream,
            RoadmapMetrics metrics,
            RedisLink redis,
            JsonMapper json,
            Lanes lanes,
            InstantSource clock) {
        var protocol =
                new RoadmapProtocol(messages, new RedisLogins(redis, json), lanes, stream, metrics, properties, clock);
        var heartbeat = Heartbeat.ofMessages(Messages.ping(), properties.pingInterval(), properties.pongTimeout());
        var terms = new Endpoints.Terms(
                properties.connections(), properties.connections(), properties.maxMessage(), heartbeat);
        return endpoints.make("roadmap", PATH, terms, protocol);
    }
}
