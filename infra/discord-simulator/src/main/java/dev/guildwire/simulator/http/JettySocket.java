package dev.guildwire.simulator.http;

import dev.guildwire.simulator.world.WorldThread;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One of Jetty's WebSockets, with its events handed to the world's thread.
///
/// Jetty needs the class and its methods to be public.
public final class JettySocket implements Session.Listener.AutoDemanding, Socket {

    private static final Logger log = LoggerFactory.getLogger(JettySocket.class);
    private static final int NO_CLOSE_FRAME = 1006;

    private final SocketListener listener;
    private final WorldThread world;
    private final AtomicLong pending = new AtomicLong();
    private volatile @Nullable Session session;
    private boolean closed; // on the world's thread only

    JettySocket(SocketListener listener, WorldThread world) {
        this.listener = listener;
        this.world = world;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        world.execute(() -> listener.onOpen(this));
    }

    @Override
    public void onWebSocketText(String text) {
        world.execute(() -> listener.onText(text));
    }

    /// Some libraries send JSON in binary frames, which Discord takes too.
    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        var text = StandardCharsets.UTF_8.decode(payload).toString();
        callback.succeed();
        onWebSocketText(text);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        callback.succeed();
        world.execute(() -> closeOnce(code));
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        world.execute(() -> closeOnce(NO_CLOSE_FRAME));
    }

    @Override
    public void send(String text) {
        opened().sendText(text, counted(text.length()));
    }

    @Override
    public void send(ByteBuffer bytes) {
        opened().sendBinary(bytes, counted(bytes.remaining()));
    }

    @Override
    public void close(int code, String reason) {
        opened().close(code, reason, Callback.NOOP);
    }

    @Override
    public void drop() {
        opened().disconnect();
    }

    @Override
    public long pendingBytes() {
        return pending.get();
    }

    private Callback counted(int bytes) {
        pending.addAndGet(bytes);
        return Callback.from(() -> pending.addAndGet(-bytes), this::onSendFailure);
    }

    /// What follows a lost frame would make no sense.
    private void onSendFailure(Throwable cause) {
        log.debug("A frame could not be sent", cause);
        drop();
    }

    private Session opened() {
        var current = session;
        if (current == null) {
            throw new IllegalStateException("the socket is not open yet");
        }
        return current;
    }

    private void closeOnce(int code) {
        if (!closed) {
            closed = true;
            listener.onClose(code);
        }
    }
}
