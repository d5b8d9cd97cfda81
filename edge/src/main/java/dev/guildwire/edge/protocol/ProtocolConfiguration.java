package dev.guildwire.edge.protocol;

import dev.guildwire.edge.auth.AuthProperties;
import dev.guildwire.edge.auth.TokenVerifier;
import dev.guildwire.edge.connection.ConnectionProperties;
import dev.guildwire.edge.connection.Endpoint;
import dev.guildwire.edge.connection.Endpoints;
import dev.guildwire.edge.connection.Heartbeat;
import dev.guildwire.edge.fanout.FanOut;
import dev.guildwire.edge.fanout.Lanes;
import dev.guildwire.edge.lease.ConnectionLeases;
import dev.guildwire.edge.resume.Resumer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ProtocolConfiguration {

    private static final String PATH = "/api/ws";

    @Bean
    BrowserProtocol browserProtocol(
            JsonMapper json,
            InstantSource clock,
            TokenVerifier tokens,
            ConnectionLeases leases,
            Lanes lanes,
            FanOut fanOut,
            Resumer resumer,
            MeterRegistry registry,
            AuthProperties properties) {
        return new BrowserProtocol(
                new Messages(json, clock),
                tokens,
                leases,
                lanes,
                fanOut,
                resumer,
                new ProtocolMetrics(registry),
                properties);
    }

    @Bean
    Endpoint browserEndpoint(Endpoints endpoints, ConnectionProperties properties, BrowserProtocol protocol) {
        var terms = new Endpoints.Terms(
                properties.max(),
                properties.maxUnauthenticated(),
                properties.maxMessage(),
                Heartbeat.ofPings(properties.pingInterval()));
        return endpoints.make("ws", PATH, terms, protocol);
    }
}
