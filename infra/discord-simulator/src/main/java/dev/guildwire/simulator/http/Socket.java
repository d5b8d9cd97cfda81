package dev.guildwire.simulator.http;

import java.nio.ByteBuffer;

/// The server's end of one WebSocket. All methods return at once; what is sent goes out in order.
public interface Socket {

    void send(String text);

    void send(ByteBuffer bytes);

    /// Sends a close frame after everything sent before.
    void close(int code, String reason);

    /// Breaks the TCP connection without a close frame, as a lost network does.
    void drop();

    /// Bytes that were sent but have not left the process.
    long pendingBytes();
}
