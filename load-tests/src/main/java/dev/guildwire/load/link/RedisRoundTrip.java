package dev.guildwire.load.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;

/// The least that anything in Redis costs: a PING on a connection of its own, from a thread that waits for the answer.
final class RedisRoundTrip implements AutoCloseable {

    private static final byte[] QUESTION = "PING\r\n".getBytes(US_ASCII);
    private static final byte[] ANSWER = "+PONG\r\n".getBytes(US_ASCII);

    private final Socket socket;

    private RedisRoundTrip(Socket socket) {
        this.socket = socket;
    }

    static RedisRoundTrip to(URI redis) throws IOException {
        var socket = new Socket(redis.getHost(), redis.getPort());
        socket.setTcpNoDelay(true);
        return new RedisRoundTrip(socket);
    }

    void make() throws IOException {
        socket.getOutputStream().write(QUESTION);
        var answer = socket.getInputStream().readNBytes(ANSWER.length);
        if (!Arrays.equals(answer, ANSWER)) {
            throw new IOException("Redis answered " + new String(answer, US_ASCII));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
