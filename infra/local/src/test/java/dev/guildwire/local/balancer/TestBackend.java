package dev.guildwire.local.balancer;

import dev.guildwire.testsupport.FreePorts;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// A server that says its name, echoes and closes as it is told, and remembers how its sockets were closed.
final class TestBackend implements AutoCloseable {

    static final int FLOOD_FRAME = 64 * 1024;

    final BlockingQueue<CloseMessage> closed = new LinkedBlockingQueue<>();
    final AtomicLong flooded = new AtomicLong();

    private final String name;
    private final Undertow server;
    private final URI address;

    private TestBackend(String name, int port) {
        this.name = name;
        address = URI.create("http://127.0.0.1:" + port);
        HttpHandler sockets = Handlers.websocket((_, channel) -> open(channel));
        server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setWorkerThreads(1)
                .setHandler(exchange -> {
                    if (asksForUpgrade(exchange) && !exchange.getQueryString().equals("refuse")) {
                        sockets.handleRequest(exchange);
                    } else {
                        answer(exchange);
                    }
                })
                .build();
        server.start();
    }

    static TestBackend start(String name) {
        return new TestBackend(name, FreePorts.next());
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        server.stop();
    }

    private static boolean asksForUpgrade(HttpServerExchange exchange) {
        return "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst(Headers.UPGRADE));
    }

    private void answer(HttpServerExchange exchange) {
        var headers = exchange.getRequestHeaders();
        exchange.setStatusCode(asksForUpgrade(exchange) ? 401 : 200);
        exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Test");
        exchange.getResponseSender()
                .send(String.join(
                        " ",
                        name,
                        exchange.getRequestURI(),
                        exchange.getQueryString(),
                        "host=" + headers.getFirst(Headers.HOST),
                        "for=" + headers.getFirst(Headers.X_FORWARDED_FOR),
                        "proto=" + headers.getFirst(Headers.X_FORWARDED_PROTO),
                        "forwardedHost=" + headers.getFirst(Headers.X_FORWARDED_HOST)));
    }

    private void open(WebSocketChannel channel) {
        channel.getReceiveSetter().set(new AbstractReceiveListener() {
            @Override
            protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
                obey(channel, message.getData());
            }

            @Override
            protected void onCloseMessage(CloseMessage message, WebSocketChannel channel) {
                closed.add(message);
            }
        });
        channel.resumeReceives();
    }

    private void obey(WebSocketChannel channel, String command) {
        switch (command) {
            case "name" -> WebSockets.sendText(name, channel, null);
            case "close" -> WebSockets.sendClose(4001, "Authentication timeout", channel, null);
            case "flood" -> flood(channel);
            default -> WebSockets.sendText(command, channel, null);
        }
    }

    /// Sends one frame after another, each once the one before it has left this process.
    private void flood(WebSocketChannel channel) {
        WebSockets.sendBinary(ByteBuffer.allocate(FLOOD_FRAME), channel, new WebSocketCallback<>() {
            @Override
            public void complete(WebSocketChannel channel, Void context) {
                flooded.addAndGet(FLOOD_FRAME);
                flood(channel);
            }

            @Override
            public void onError(WebSocketChannel channel, Void context, Throwable throwable) {}
        });
    }
}
