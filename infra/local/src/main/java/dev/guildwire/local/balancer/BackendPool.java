package dev.guildwire.local.balancer;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/// The backends that can take the same requests. Those marked ready are taken in turn.
///
/// Thread-safe.
public final class BackendPool {

    /// Plain requests share this many connections per backend and I/O thread; upgrades have their own.
    private static final int CONNECTIONS_PER_THREAD = 64;

    private static final int QUEUED_PER_THREAD = 1024;

    /// Other backends that are tried within a request when connections are refused.
    private static final int RETRIES = 3;

    private static final int RETRY_REFUSED_AFTER_SECONDS = 1;

    private static final String NOBODY_READY =
            "{\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"Nothing here is ready to answer.\"}";

    /// An upgraded connection is never given back, so it must not count against the shared ones.
    private final LoadBalancingProxyClient client = new LoadBalancingProxyClient(BackendPool::asksForUpgrade)
            .setConnectionsPerThread(CONNECTIONS_PER_THREAD)
            .setMaxQueueSize(QUEUED_PER_THREAD)
            .setProblemServerRetry(RETRY_REFUSED_AFTER_SECONDS);

    /// Guarded by this.
    private final Set<URI> ready = new HashSet<>();

    BackendPool() {}

    /// @param backend its `http://host:port`
    public synchronized void mark(URI backend, boolean isReady) {
        if (isReady && ready.add(backend)) {
            client.addHost(backend);
        } else if (!isReady && ready.remove(backend)) {
            client.removeHost(backend);
        }
    }

    /// The client's own Host stays; X-Forwarded-* say what this balancer saw, never what the client claimed.
    HttpHandler handler() {
        var proxy = ProxyHandler.builder()
                .setProxyClient(client)
                .setMaxConnectionRetries(RETRIES)
                .setReuseXForwarded(false)
                .setRewriteHostHeader(false)
                .build();
        return exchange -> {
            exchange.getRequestHeaders().remove(Headers.X_FORWARDED_HOST);
            exchange.addDefaultResponseListener(BackendPool::answerThatNobodyIsReady);
            proxy.handleRequest(exchange);
        };
    }

    private static boolean asksForUpgrade(HttpServerExchange exchange) {
        return "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst(Headers.UPGRADE));
    }

    private static boolean answerThatNobodyIsReady(HttpServerExchange exchange) {
        if (exchange.isResponseChannelAvailable() && exchange.getStatusCode() == StatusCodes.SERVICE_UNAVAILABLE) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/problem+json");
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_REFUSED_AFTER_SECONDS);
            exchange.getResponseSender().send(NOBODY_READY);
            return true;
        }
        return false;
    }
}
