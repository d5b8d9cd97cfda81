package dev.guildwire.ingest.link;

import dev.guildwire.contracts.link.LinkErrorCode;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/// The life of a backend's connection: a reader while it is open, an answer to each frame.
final class LinkHandler extends AbstractWebSocketHandler {

    private final LinkProperties properties;
    private final LinkConnections connections;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final InboundReader reader;
    private final CommandDesk desk;
    private final Answers answers;
    private final LinkMetrics metrics;
    private final Map<String, Backend> backends = new ConcurrentHashMap<>();

    LinkHandler(
            LinkProperties properties,
            LinkConnections connections,
            Supplier<Consumer<String, byte[]>> consumers,
            InboundReader reader,
            CommandDesk desk,
            Answers answers,
            LinkMetrics metrics) {
        this.properties = properties;
        this.connections = connections;
        this.consumers = consumers;
        this.reader = reader;
        this.desk = desk;
        this.answers = answers;
        this.metrics = metrics;
    }

    @Override
    public void afterConnectionEstablished(org.springframework.web.socket.WebSocketSession session) {
        var start = (LinkStart) Objects.requireNonNull(session.getAttributes().get(LinkHandshake.START));
        session.setTextMessageSizeLimit((int) properties.maxMessage().toBytes());
        var connection = connection(session);
        backends.put(session.getId(), new Backend(connection, new CommandRate(properties.commandsPerSecond())));
        if (start.query().positions()) {
            answers.positions(connection, start);
        }
        connections.add(session.getId(), new LinkStream(connection, start, consumers, metrics));
    }

    private LinkConnection connection(org.springframework.web.socket.WebSocketSession session) {
        var jetty = (WebSocketSession) ((JettyWebSocketSession) session).getNativeSession();
        return new LinkConnection(jetty.getCoreSession(), properties.stallLimit(), properties.pingEvery(), metrics);
    }

    @Override
    protected void handleTextMessage(org.springframework.web.socket.WebSocketSession session, TextMessage message) {
        metrics.received();
        var backend = Objects.requireNonNull(backends.get(session.getId()));
        var inbound = reader.read(message.getPayload());
        if (!backend.rate().allows(System.nanoTime())) {
            answers.error(
                    backend.connection(),
                    LinkErrorCode.RATE_LIMITED,
                    "At most " + properties.commandsPerSecond() + " messages per second",
                    inbound.requestId());
            return;
        }
        switch (inbound) {
            case Inbound.Valid command -> desk.submit(backend.connection(), command);
            case Inbound.Invalid(var code, var text, var requestId) ->
                answers.error(backend.connection(), code, text, requestId);
        }
    }

    @Override
    protected void handleBinaryMessage(org.springframework.web.socket.WebSocketSession session, BinaryMessage message) {
        Objects.requireNonNull(backends.get(session.getId())).connection().close(LinkCloseReason.BINARY);
    }

    @Override
    public void afterConnectionClosed(org.springframework.web.socket.WebSocketSession session, CloseStatus status) {
        connections.remove(session.getId());
        backends.remove(session.getId());
    }

    private record Backend(LinkConnection connection, CommandRate rate) {}
}
