package dev.guildwire.simulator;

import dev.guildwire.simulator.wire.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import tools.jackson.databind.JsonNode;

/// A gateway client that does only what a test tells it to.
public final class RawGateway implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// Intents GUILDS and GUILD_VOICE_STATES.
    public static final int VOICE = 1 | 1 << 7;

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final String token;
    private final WebSocket socket;

    private RawGateway(String url, String token) {
        this.token = token;
        this.socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(url), new Listener())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    public static RawGateway connect(Simulator simulator) {
        return connect(simulator, "?v=10&encoding=json");
    }

    public static RawGateway connect(Simulator simulator, String query) {
        return at(simulator, simulator.gatewayUrl() + query);
    }

    public static RawGateway at(Simulator simulator, String url) {
        return new RawGateway(url, simulator.options().application().botToken());
    }

    /// Connects and identifies; what comes first is READY.
    public static RawGateway identified(Simulator simulator, long intents) {
        var gateway = connect(simulator);
        gateway.next(10);
        gateway.identify(intents, 0, 1);
        return gateway;
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    public void identify(long intents, int shard, int shards) {
        identify(token, intents, shard, shards);
    }

    public void identify(String withToken, long intents, int shard, int shards) {
        send("""
                {"op":2,"d":{"token":"%s","intents":%d,"shard":[%d,%d],"properties":{"os":"linux"}}}
                """.formatted(withToken, intents, shard, shards));
    }

    public void resume(String session, long seq) {
        send("{\"op\":6,\"d\":{\"token\":\"%s\",\"session_id\":\"%s\",\"seq\":%d}}".formatted(token, session, seq));
    }

    /// The next frame, whatever it is.
    public JsonNode next() {
        try {
            var frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) {
                throw new AssertionError("no frame came; closed: " + closed.getNow(0));
            }
            return frame;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The next frame of this op; others before it are dropped.
    public JsonNode next(int op) {
        return next(frame -> frame.path("op").asInt() == op);
    }

    /// The next dispatch of this type; other frames before it are dropped.
    public JsonNode next(String type) {
        return next(frame -> frame.path("t").asString("").equals(type));
    }

    private JsonNode next(Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var frame = next(); System.nanoTime() < deadline; frame = next()) {
            if (wanted.test(frame)) {
                return frame;
            }
        }
        throw new AssertionError("only other frames came");
    }

    /// Waits until everything the simulator sent before now is here, and gives it.
    public List<JsonNode> soFar() {
        var all = new ArrayList<JsonNode>();
        send("{\"op\":1,\"d\":null}");
        for (var frame = next(); frame.path("op").asInt() != 11; frame = next()) {
            all.add(frame);
        }
        return all;
    }

    public int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /// Breaks the connection without a close frame.
    public void abort() {
        socket.abort();
    }

    public void close(int code) {
        socket.sendClose(code, "").join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
        private final Inflater inflater = new Inflater();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                arrived(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            binary.writeBytes(bytes);
            if (last) {
                arrived(inflated(binary.toByteArray()));
                binary.reset();
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }

        private void arrived(String frame) {
            frames.add(Json.parse(frame).orElseGet(() -> Json.object().put("broken", frame)));
        }

        /// One stream for the whole connection, or one for each frame.
        private String inflated(byte[] bytes) {
            if (inflater.finished()) {
                inflater.reset();
            }
            inflater.setInput(bytes);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            try {
                for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                    out.write(buffer, 0, n);
                }
            } catch (DataFormatException e) {
                throw new AssertionError(e);
            }
            return out.toString(StandardCharsets.UTF_8);
        }
    }
}
