package dev.guildwire.ingest.link;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/// One backend. Events come from its reader's thread, answers from others: the lock lets one write at a time.
final class LinkConnection {

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final CoreSession core;
    private final Duration stallLimit;
    private final Duration pingEvery;
    private final LinkMetrics metrics;
    private final ReentrantLock writing = new ReentrantLock();

    /// Written under the lock, read by the reader's thread without it.
    private volatile long lastWrite = System.nanoTime();

    LinkConnection(CoreSession core, Duration stallLimit, Duration pingEvery, LinkMetrics metrics) {
        this.core = core;
        this.stallLimit = stallLimit;
        this.pingEvery = pingEvery;
        this.metrics = metrics;
    }

    boolean isOpen() {
        return core.isOutputOpen();
    }

    void send(byte[] message) {
        send(List.of(message));
    }

    /// Sends all messages in one write and waits until the backend took them. A backend that takes nothing for the
    /// stall limit is closed. Does nothing on a closed connection.
    void send(List<byte[]> messages) {
        write(messages.stream()
                .map(message -> new Frame(OpCode.TEXT, ByteBuffer.wrap(message)))
                .toList());
    }

    /// Pings a backend that there was nothing to tell for a while, lest somebody on the way takes the link for dead.
    void pingWhenQuiet() {
        if (System.nanoTime() - lastWrite >= pingEvery.toNanos()) {
            write(List.of(new Frame(OpCode.PING)));
        }
    }

    private void write(List<Frame> frames) {
        writing.lock();
        try {
            if (!frames.isEmpty() && core.isOutputOpen()) {
                awaitTaken(begin(frames));
                lastWrite = System.nanoTime();
            }
        } finally {
            writing.unlock();
        }
    }

    private CompletableFuture<Void> begin(List<Frame> frames) {
        var taken = new CompletableFuture<Void>();
        var last = frames.size() - 1;
        for (int i = 0; i <= last; i++) {
            core.sendFrame(frames.get(i), i == last ? completing(taken) : Callback.NOOP, i < last);
        }
        return taken;
    }

    private static Callback completing(CompletableFuture<Void> future) {
        return Callback.from(() -> future.complete(null), future::completeExceptionally);
    }

    private void awaitTaken(CompletableFuture<Void> taken) {
        try {
            taken.get(stallLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            close(LinkCloseReason.SLOW);
        } catch (ExecutionException _) {
            metrics.lost();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Says why and closes. Where even that does not get through, the connection is cut.
    void close(LinkCloseReason reason) {
        metrics.closed(reason);
        var said = new CompletableFuture<Void>();
        core.close(reason.code(), reason.text(), completing(said));
        var _ = said.orTimeout(FAREWELL.toMillis(), TimeUnit.MILLISECONDS).exceptionally(_ -> cut());
    }

    private @Nullable Void cut() {
        core.abort();
        return null;
    }
}
