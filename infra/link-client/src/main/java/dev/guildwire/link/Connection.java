package dev.guildwire.link;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection from its handshake to its end, which is told once. The JDK calls its listener for one message at a
/// time; the next is asked for when this one has been handled.
final class Connection implements WebSocket.Listener {

    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Consumer<String> onMessage;
    private final Runnable onEnd;
    private final StringBuilder partial = new StringBuilder();

    /// The last text on its way: the JDK takes one at a time. Guarded by this.
    private CompletableFuture<?> sending = socket;

    private volatile boolean handling;
    private volatile boolean heard = true;

    Connection(Consumer<String> onMessage, Runnable onEnd) {
        this.onMessage = onMessage;
        this.onEnd = onEnd;
    }

    synchronized void send(String text) {
        sending = sending.thenCompose(_ -> socket.join().sendText(text, true));
        var _ = sending.whenComplete(this::cutOn);
    }

    /// Cuts the connection when nothing was heard since the last ping, and sends another.
    void beat() {
        if (!heard && !handling) {
            cut();
            return;
        }
        heard = false;
        var _ = socket.thenCompose(open -> open.sendPing(ByteBuffer.allocate(0)))
                .whenComplete(this::cutOn);
    }

    boolean isEnded() {
        return ended.get();
    }

    /// Says farewell; what comes after that is nobody's business.
    void close() {
        ended.set(true);
        var _ = socket.thenCompose(open -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .whenComplete((_, _) -> socket.join().abort());
    }

    private void cutOn(@Nullable Object done, @Nullable Throwable failure) {
        if (failure != null) {
            cut();
        }
    }

    private void cut() {
        var _ = socket.thenAccept(WebSocket::abort);
        end();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            onEnd.run();
        }
    }

    @Override
    public void onOpen(WebSocket open) {
        socket.complete(open);
        open.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
        heard = true;
        partial.append(data);
        if (last) {
            var message = partial.toString();
            partial.setLength(0);
            handle(message);
        }
        open.request(1);
        return null;
    }

    private void handle(String message) {
        handling = true;
        try {
            if (!ended.get()) {
                onMessage.accept(message);
            }
        } finally {
            handling = false;
        }
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket open, ByteBuffer message) {
        heard = true;
        open.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket open, int code, String reason) {
        end();
        return null;
    }

    @Override
    public void onError(WebSocket open, Throwable error) {
        end();
    }
}
