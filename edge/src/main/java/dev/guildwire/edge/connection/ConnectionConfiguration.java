package dev.guildwire.edge.connection;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    private static final int ACCEPT_QUEUE = 4096;

    @Bean
    Endpoints endpoints(
            ConnectionProperties properties, MeterRegistry registry, InstantSource clock, RandomGenerator random) {
        return new Endpoints(properties, registry, clock, random);
    }

    @Bean
    Admission admission(ConnectionProperties properties, InstantSource clock) {
        return new Admission(properties, clock);
    }

    /// Puts the handshake in front of everything else the server answers.
    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> webSockets(
            Admission admission, List<Endpoint> endpoints) {
        return factory -> factory.addServerCustomizers(server -> {
            tune(server);
            var handshakes = new WebSocketHandler(admission, endpoints);
            handshakes.setHandler(server.getHandler());
            server.setHandler(handshakes);
        });
    }

    private static void tune(Server server) {
        for (var connector : server.getConnectors()) {
            if (connector instanceof ServerConnector sockets) {
                sockets.setAcceptQueueSize(ACCEPT_QUEUE);
                sockets.setAcceptedTcpNoDelay(true);
            }
            var http = connector.getConnectionFactory(HttpConnectionFactory.class);
            if (http != null) {
                http.getHttpConfiguration().setSendServerVersion(false);
                http.getHttpConfiguration().setSendDateHeader(false);
            }
        }
    }
}
