package dev.guildwire.edge;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A client that can do wrong: it sends whatever bytes it is told to, reads when it is told to, and answers nothing
/// by itself.
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    /// What came: the opcode and the payload.
    public record Frame(int opcode, List<Byte> bytes) {

        public String text() {
            var payload = new byte[bytes.size()];
            for (var i = 0; i < payload.length; i++) {
                payload[i] = bytes.get(i);
            }
            return new String(payload, StandardCharsets.UTF_8);
        }

        public int closeCode() {
            return bytes.size() < 2 ? 1005 : (bytes.get(0) & 0xff) << 8 | (bytes.get(1) & 0xff);
        }
    }

    private final Socket socket;
    private final DataInputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /// Connects, with a small receive buffer, and says nothing.
    public static RawClient connect(int port) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new RawClient(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Connects and does the handshake.
    public static RawClient open(int port) {
        var client = connect(port);
        var status = client.handshake("/api/ws");
        if (status != 101) {
            throw new AssertionError("handshake: " + status);
        }
        return client;
    }

    /// @return the status of the answer
    public int handshake(String path, String... moreHeaders) {
        return Integer.parseInt(ask(path, 13, moreHeaders).split(" ", 3)[1]);
    }

    /// Asks for a WebSocket.
    ///
    /// @return the head of the answer
    public String ask(String path, int version, String... moreHeaders) {
        var lines = new ArrayList<>(List.of(
                "GET " + path + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: " + version));
        lines.addAll(List.of(moreHeaders));
        return request(lines);
    }

    /// @return the head of the answer
    public String request(List<String> lines) {
        send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return readHead();
    }

    /// The status line and headers of an answer.
    public String readHead() {
        try {
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                head.write(in.readUnsignedByte());
            }
            return head.toString(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The body of an answer that ends the connection.
    public String readBody() {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RawClient send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RawClient sendText(String text) {
        return send(frame(0x81, text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A client's frame, masked.
    public static byte[] frame(int first, byte[] payload) {
        var frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length <= 0xffff) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        byte[] mask = {0x12, 0x34, 0x56, 0x78};
        frame.put(mask);
        for (var i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i & 3]));
        }
        var bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /// Reads the next frame.
    public Frame read() {
        try {
            var opcode = in.readUnsignedByte() & 0x0f;
            var shortLength = in.readUnsignedByte();
            var length = shortLength == 126 ? in.readUnsignedShort() : shortLength == 127 ? in.readLong() : shortLength;
            var bytes = new ArrayList<Byte>();
            for (var b : in.readNBytes((int) length)) {
                bytes.add(b);
            }
            return new Frame(opcode, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads until the close frame.
    ///
    /// @return its code
    public int readUntilClose() {
        for (var frame = read(); ; frame = read()) {
            if (frame.opcode() == 8) {
                return frame.closeCode();
            }
        }
    }

    /// Reads until a text that contains the words.
    public String readUntil(String words) {
        for (var frame = read(); ; frame = read()) {
            if (frame.opcode() == 1 && frame.text().contains(words)) {
                return frame.text();
            }
        }
    }

    /// Whether the other side has ended the connection; reads what is left of it.
    public boolean isEnded() {
        try {
            while (in.read() >= 0) {
                // what came before the end
            }
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /// Ends without any farewell, as a machine does that loses its power supply.
    public void reset() {
        if (socket.isClosed()) {
            return;
        }
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        reset();
    }
}
