package dev.guildwire.local.balancer;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Listens, and sends each request to a pool by its path.
public final class Balancer implements AutoCloseable {

    private static final Set<String> EDGE_PATHS = Set.of("/api/ws", "/api/roadmap/ws");

    /// Only ever moves bytes between sockets, on its I/O threads; the worker threads have nothing to do.
    private static final int WORKER_THREADS = 1;

    /// A backend that refuses is passed over, and whoever looks after the backends says that it is gone; to say it
    /// per request as well would bury that. Held here because a logger that nobody holds forgets its level.
    private static final Logger[] QUIETED = Stream.of("io.undertow", "org.xnio", "org.jboss.threads")
            .map(Logger::getLogger)
            .toArray(Logger[]::new);

    private final Undertow server;
    private final BackendPool edges;
    private final BackendPool rooms;

    private Balancer(Undertow server, BackendPool edges, BackendPool rooms) {
        this.server = server;
        this.edges = edges;
        this.rooms = rooms;
    }

    /// Listens at once; until a backend is ready, requests are answered with 503.
    public static Balancer start(InetSocketAddress address) {
        quiet();
        var edges = new BackendPool();
        var rooms = new BackendPool();
        var server = Undertow.builder()
                .addHttpListener(address.getPort(), address.getAddress().getHostAddress())
                .setWorkerThreads(WORKER_THREADS)
                .setHandler(byPath(edges.handler(), rooms.handler()))
                .build();
        server.start();
        return new Balancer(server, edges, rooms);
    }

    public BackendPool edges() {
        return edges;
    }

    public BackendPool rooms() {
        return rooms;
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void quiet() {
        System.setProperty("org.jboss.logging.provider", "jdk");
        for (var logger : QUIETED) {
            logger.setLevel(Level.OFF);
        }
    }

    private static HttpHandler byPath(HttpHandler edges, HttpHandler rooms) {
        return (HttpServerExchange exchange) -> {
            var handler = EDGE_PATHS.contains(exchange.getRequestPath()) ? edges : rooms;
            handler.handleRequest(exchange);
        };
    }
}
