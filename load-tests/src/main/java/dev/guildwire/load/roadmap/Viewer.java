package dev.guildwire.load.roadmap;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// One person's WebSocket on the board. Belongs to the thread of [Viewers] once it is connected.
final class Viewer {

    private static final int READ_BYTES = 64 * 1024;
    private static final byte[] PONG = frame("{\"type\":\"PONG\"}");

    private final int person;
    private final int[] counts;
    private final SocketChannel socket;
    private final ByteBuffer in = ByteBuffer.allocate(READ_BYTES);

    private Viewer(int person, int features, SocketChannel socket) {
        this.person = person;
        this.counts = new int[features];
        this.socket = socket;
    }

    /// Connects, does the handshake, and leaves the socket without waiting reads.
    static Viewer connect(InetSocketAddress edge, int person, String headers, long since, int features)
            throws IOException {
        var socket = SocketChannel.open(edge);
        var viewer = new Viewer(person, features, socket);
        var ask = """
                GET /api/roadmap/ws?since=%d HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Version: 13\r
                %s\r
                \r
                """.formatted(since, headers);
        socket.write(ByteBuffer.wrap(ask.getBytes(StandardCharsets.US_ASCII)));
        viewer.readHead();
        socket.configureBlocking(false);
        return viewer;
    }

    private void readHead() throws IOException {
        var head = "";
        while (!head.contains("\r\n\r\n")) {
            readOnce();
            head = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        }
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException(
                    "the edge answered " + head.lines().findFirst().orElse(""));
        }
        in.flip().position(head.indexOf("\r\n\r\n") + 4);
        in.compact();
    }

    private void readOnce() throws IOException {
        if (socket.read(in) < 0) {
            throw new EOFException("the edge closed person " + person + "'s connection");
        }
    }

    /// Reads what is there.
    ///
    /// @param messages gets each whole text message, valid during the call
    void read(Consumer<ByteBuffer> messages) throws IOException {
        readOnce();
        in.flip();
        while (readFrame(messages)) {
            // the next
        }
        in.compact();
    }

    private boolean readFrame(Consumer<ByteBuffer> messages) throws IOException {
        if (in.remaining() < 2) {
            return false;
        }
        var opcode = in.get(in.position()) & 0x0f;
        var shortLength = in.get(in.position() + 1) & 0x7f;
        var head = shortLength < 126 ? 2 : 4;
        if (in.remaining() < head) {
            return false;
        }
        var length = shortLength < 126 ? shortLength : in.getShort(in.position() + 2) & 0xffff;
        if (in.remaining() < head + length) {
            return false;
        }
        if (opcode != 1) {
            throw new EOFException("the edge closes person " + person + "'s connection");
        }
        messages.accept(in.slice(in.position() + head, length));
        in.position(in.position() + head + length);
        return true;
    }

    void answerPing() throws IOException {
        socket.write(ByteBuffer.wrap(PONG));
    }

    /// A short text frame as clients send it, masked with zeros.
    private static byte[] frame(String text) {
        var payload = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(6 + payload.length)
                .put((byte) 0x81)
                .put((byte) (0x80 | payload.length))
                .putInt(0)
                .put(payload)
                .array();
    }

    int person() {
        return person;
    }

    int count(int feature) {
        return counts[feature];
    }

    void setCount(int feature, int count) {
        counts[feature] = Math.max(counts[feature], count);
    }

    SocketChannel socket() {
        return socket;
    }
}
