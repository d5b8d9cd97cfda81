package dev.guildwire.simulator.gateway;

import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.http.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/// How payloads travel over one connection.
sealed interface Encoder {

    void send(Socket socket, String payload);

    /// As the client's address asks for.
    static Encoder of(Request upgrade) {
        return upgrade.query("compress").orElse("").equals("zlib-stream") ? new ZlibStream() : new Plain();
    }

    /// A client that compresses the whole connection already gets no more.
    default Encoder withPayloadCompression() {
        return this;
    }

    /// Frees what the encoder holds.
    default void end() {}

    /// Text frames of JSON.
    record Plain() implements Encoder {

        @Override
        public void send(Socket socket, String payload) {
            socket.send(payload);
        }

        @Override
        public Encoder withPayloadCompression() {
            return new PayloadCompression();
        }
    }

    /// Every payload is a binary frame of zlib data by itself; a client asks for it in IDENTIFY.
    record PayloadCompression() implements Encoder {

        @Override
        public void send(Socket socket, String payload) {
            var deflater = new Deflater();
            try {
                deflater.setInput(payload.getBytes(StandardCharsets.UTF_8));
                deflater.finish();
                socket.send(Deflated.all(deflater, Deflater.NO_FLUSH));
            } finally {
                deflater.end();
            }
        }
    }

    /// One zlib stream for the whole connection, flushed after every payload, so that each binary frame ends in
    /// `00 00 ff ff` (Discord, "Transport Compression").
    final class ZlibStream implements Encoder {

        // The cheapest level: a simulator's bandwidth is free, and clients read every level alike.
        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

        @Override
        public void send(Socket socket, String payload) {
            deflater.setInput(payload.getBytes(StandardCharsets.UTF_8));
            socket.send(Deflated.all(deflater, Deflater.SYNC_FLUSH));
        }

        @Override
        public void end() {
            deflater.end();
        }
    }

    /// Takes from a deflater all it has to give.
    final class Deflated {

        private static final int FIRST_SIZE = 1024;

        private Deflated() {}

        static ByteBuffer all(Deflater deflater, int flush) {
            var out = new byte[FIRST_SIZE];
            int length = 0;
            int written = deflater.deflate(out, 0, out.length, flush);
            // A full buffer means that there may be more.
            while (length + written == out.length) {
                length += written;
                out = Arrays.copyOf(out, out.length * 2);
                written = deflater.deflate(out, length, out.length - length, flush);
            }
            return ByteBuffer.wrap(out, 0, length + written);
        }
    }
}
