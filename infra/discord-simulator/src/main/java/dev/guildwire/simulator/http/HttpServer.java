package dev.guildwire.simulator.http;

import dev.guildwire.simulator.world.WorldThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/// Serves HTTP and WebSockets on one port. Reads requests on Jetty's threads and asks the handler on the world's.
public final class HttpServer implements AutoCloseable {

    private static final int MAX_BODY_BYTES = 8 << 20;
    private static final int MAX_MESSAGE_BYTES = 1 << 20;
    private static final int MAX_THREADS = 16;

    private final Server server;
    private final ServerConnector connector;
    private final WorldThread world;
    private final HttpHandler handler;

    /// @param port to listen on, 0 for any free one
    /// @throws UncheckedIOException when the port is taken
    public HttpServer(String host, int port, WorldThread world, HttpHandler handler) {
        this.world = world;
        this.handler = handler;
        var threads = new QueuedThreadPool(MAX_THREADS, 2);
        threads.setName("discord-http");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        var upgrade = WebSocketUpgradeHandler.from(server, this::configure);
        upgrade.setHandler(new Requests());
        server.setHandler(upgrade);
        start();
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        }
    }

    private void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + connector.getHost() + ":" + connector.getPort(), e);
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not start", e);
        }
    }

    private void configure(ServerWebSocketContainer container) {
        container.setIdleTimeout(Duration.ZERO);
        container.setMaxTextMessageSize(MAX_MESSAGE_BYTES);
        container.setMaxBinaryMessageSize(MAX_MESSAGE_BYTES);
        // It would also limit what is sent, and a chunk of members is large.
        container.setMaxFrameSize(0);
        container.setAutoFragment(false);
        container.addMapping("/*", this::upgrade);
    }

    private @Nullable Object upgrade(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        // Discord compresses by itself or not at all.
        response.setExtensions(List.of());
        var upgrade = read(request, "");
        var listener = world.ask(() -> handler.accept(upgrade));
        if (listener.isEmpty()) {
            Response.writeError(request, response, callback, 503);
            return null;
        }
        return new JettySocket(listener.get(), world);
    }

    private static Request read(org.eclipse.jetty.server.Request request, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.put(field.getName().toLowerCase(Locale.ROOT), field.getValue());
        }
        var uri = request.getHttpURI();
        var query = uri.getQuery() == null ? Map.<String, String>of() : Forms.decode(uri.getQuery());
        var path = uri.getDecodedPath() == null ? "/" : uri.getDecodedPath();
        return new Request(request.getMethod(), path, headers, query, Map.of(), body);
    }

    private static void write(Answer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, answer.body(), callback);
    }

    private final class Requests extends Handler.Abstract.NonBlocking {

        @Override
        public boolean handle(org.eclipse.jetty.server.Request request, Response response, Callback callback) {
            Content.Source.asByteArrayAsync(request, MAX_BODY_BYTES, new WhenRead(request, response, callback));
            return true;
        }
    }

    private final class WhenRead implements Promise.Invocable<byte[]> {

        private final org.eclipse.jetty.server.Request request;
        private final Response response;
        private final Callback callback;

        WhenRead(org.eclipse.jetty.server.Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public void succeeded(byte[] body) {
            var complete = read(request, new String(body, StandardCharsets.UTF_8));
            world.execute(() -> handler.handle(complete, answer -> write(answer, response, callback)));
        }

        @Override
        public void failed(Throwable failure) {
            Response.writeError(request, response, callback, 413);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
