package dev.guildwire.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Takes traces as a collector does: OTLP over HTTP, in protobuf.
public final class OtlpReceiver implements AutoCloseable {

    /// @param attributes numbers and texts alike as text
    public record Span(
            String name,
            String trace,
            String id,
            String parent,
            long startNanos,
            long endNanos,
            Map<String, String> attributes) {}

    private static final int LENGTH_DELIMITED = 2;

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    private OtlpReceiver(HttpServer server) {
        this.server = server;
    }

    public static OtlpReceiver start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var receiver = new OtlpReceiver(server);
            server.createContext("/v1/traces", receiver::receive);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
    }

    /// All that came until now.
    public List<Span> spans() {
        return List.copyOf(spans);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = Message.of(ByteBuffer.wrap(exchange.getRequestBody().readAllBytes()));
            for (var resource : request.messages(1)) {
                for (var scope : resource.messages(2)) {
                    scope.messages(2).forEach(span -> spans.add(span(span)));
                }
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /// Fields as opentelemetry/proto/trace/v1/trace.proto numbers them.
    private static Span span(Message message) {
        var attributes = new HashMap<String, String>();
        for (var attribute : message.messages(9)) {
            attributes.put(attribute.text(1), attribute.messages(2).getFirst().scalar());
        }
        return new Span(
                message.text(5),
                message.hex(1),
                message.hex(2),
                message.hex(4),
                message.number(7),
                message.number(8),
                Map.copyOf(attributes));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// A protobuf message without its schema: values by field number, bytes or numbers.
    private record Message(Map<Integer, List<Object>> fields) {

        static Message of(ByteBuffer bytes) {
            var fields = new HashMap<Integer, List<Object>>();
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                var key = varint(bytes);
                fields.computeIfAbsent((int) (key >> 3), _ -> new ArrayList<>()).add(value(bytes, (int) key & 7));
            }
            return new Message(fields);
        }

        private static Object value(ByteBuffer bytes, int wireType) {
            return switch (wireType) {
                case 0 -> varint(bytes);
                case 1 -> bytes.getLong();
                case LENGTH_DELIMITED -> {
                    var value = new byte[(int) varint(bytes)];
                    bytes.get(value);
                    yield value;
                }
                case 5 -> (long) bytes.getInt();
                default -> throw new IllegalArgumentException("wire type " + wireType);
            };
        }

        private static long varint(ByteBuffer bytes) {
            var value = 0L;
            for (var shift = 0; ; shift += 7) {
                var next = bytes.get();
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        private List<Object> all(int field) {
            return fields.getOrDefault(field, List.of());
        }

        List<Message> messages(int field) {
            return all(field).stream()
                    .map(value -> of(ByteBuffer.wrap((byte[]) value)))
                    .toList();
        }

        String text(int field) {
            return all(field).isEmpty() ? "" : new String((byte[]) all(field).getFirst(), StandardCharsets.UTF_8);
        }

        String hex(int field) {
            return all(field).isEmpty()
                    ? ""
                    : HexFormat.of().formatHex((byte[]) all(field).getFirst());
        }

        long number(int field) {
            return all(field).isEmpty() ? 0 : (long) all(field).getFirst();
        }

        /// Of an `AnyValue`: its text, or its number.
        String scalar() {
            return all(1).isEmpty() ? Long.toString(number(3)) : text(1);
        }
    }
}
