package dev.guildwire.edge.connection;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Function;
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

    private static final String PATH = "/api/ws";
    private static final int ACCEPT_QUEUE = 4096;

    @Bean
    ConnectionMetrics connectionMetrics(MeterRegistry registry) {
        return new ConnectionMetrics(registry);
    }

    @Bean
    Connections connections(
            ConnectionProperties properties, ConnectionMetrics metrics, InstantSource clock, RandomGenerator random) {
        var connections = new Connections(properties, metrics, clock, random);
        metrics.show(connections);
        return connections;
    }

    @Bean
    Admission admission(ConnectionProperties properties, Connections connections, InstantSource clock) {
        return new Admission(properties, connections, clock);
    }

    /// Puts the handshake in front of everything else the server answers.
    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> webSockets(
            Admission admission,
            Connections connections,
            ConnectionMetrics metrics,
            Function<BrowserConnection, ConnectionHandler> protocol) {
        return factory -> factory.addServerCustomizers(server -> {
            tune(server);
            var handshakes = new WebSocketHandler(PATH, admission, connections, metrics, protocol);
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
