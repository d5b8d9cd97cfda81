package dev.guildwire.edge;

import dev.guildwire.edge.connection.Admission;
import dev.guildwire.edge.connection.Connections;
import dev.guildwire.edge.connection.Endpoint;
import dev.guildwire.testsupport.FreePorts;
import dev.guildwire.testsupport.TestServers;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// An edge as it is shipped, on a port of its own in this JVM, against the JVM's Kafka and Redis.
public final class TestEdge implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final int port;
    private final int managementPort;

    private TestEdge(ConfigurableApplicationContext context, int port, int managementPort) {
        this.context = context;
        this.port = port;
        this.managementPort = managementPort;
    }

    /// Starts an edge and returns once it lets clients in.
    ///
    /// @param settings `name=value`, in place of the shipped ones
    public static TestEdge start(String... settings) {
        var port = FreePorts.next();
        var managementPort = FreePorts.next();
        var edge = new TestEdge(
                SpringApplication.run(EdgeApplication.class, arguments(port, managementPort, settings)),
                port,
                managementPort);
        Awaiting.until(edge.bean(Admission.class)::isOpen, () -> "the edge lets nobody in");
        return edge;
    }

    static String[] arguments(int port, int managementPort, String... settings) {
        var all = new LinkedHashMap<>(Map.of(
                "server.port",
                Integer.toString(port),
                "server.address",
                "127.0.0.1",
                "management.server.port",
                Integer.toString(managementPort),
                "guildwire.auth.ws-token-keys",
                TestTokens.KEYS,
                "guildwire.kafka.bootstrap-servers",
                TestServers.kafka(),
                "guildwire.kafka.partitions",
                "2",
                "guildwire.drain.notice",
                "0s",
                "guildwire.drain.window",
                "100ms",
                "guildwire.drain.last-words",
                "100ms",
                "guildwire.redis.url",
                TestServers.redis()));
        for (var setting : settings) {
            var equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return all.entrySet().stream().map(setting -> "--" + setting).toArray(String[]::new);
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + port + "/api/ws");
    }

    /// The roadmap stream's address.
    ///
    /// @param query beginning with `?`, or empty
    public URI roadmap(String query) {
        return URI.create("ws://127.0.0.1:" + port + "/api/roadmap/ws" + query);
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Connections connections() {
        return context.getBean("browserEndpoint", Endpoint.class).connections();
    }

    public Connections roadmapConnections() {
        return context.getBean("roadmapEndpoint", Endpoint.class).connections();
    }

    /// A client that is connected and has said nothing yet.
    public TestBrowser connect() {
        return TestBrowser.connect(uri());
    }

    @Override
    public void close() {
        context.close();
    }
}
