package dev.guildwire.edge.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Function;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One browser's WebSocket. Any thread may send and close; reading is Jetty's, one thread at a time; [#round] is
/// the lane's.
///
/// An idle connection holds no buffer: bytes are read into one that the thread borrows for the while, and written
/// from one that all receivers share.
public final class BrowserConnection extends AbstractConnection.NonBlocking implements Connection.UpgradeTo {

    private static final Logger LOG = LoggerFactory.getLogger("WS");
    private static final AtomicReferenceFieldUpdater<BrowserConnection, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(BrowserConnection.class, State.class, "state");
    private static final int MOST_READS = 4;

    private enum State {
        OPEN,
        CLOSING,
        CLOSED
    }

    private final Connections connections;
    private final Outbox outbox;
    private final FrameReader reader;
    private final ConnectionHandler handler;

    private @Nullable ByteBuffer earlyBytes;
    private volatile State state = State.OPEN;
    /// The client's close frame came, or it broke the rules so that no more of its bytes mean anything.
    private volatile boolean deaf;
    /// Unix time in milliseconds of the oldest heartbeat that was not answered, 0 when all were. Set to 0 by the
    /// reading thread, to a time by the lane before it sends.
    private volatile long unansweredSince;
    /// Unix time in milliseconds: of the next heartbeat while open, of the hard end while closing.
    private volatile long due;
    /// Whether a login is behind it; counted by [Connections].
    private volatile boolean authenticated;
    /// Its place in [Rounds]; the lane's.
    int place = -1;

    BrowserConnection(
            EndPoint endPoint,
            Executor executor,
            Connections connections,
            Function<BrowserConnection, ConnectionHandler> handler) {
        super(endPoint, executor);
        this.connections = connections;
        this.outbox = new Outbox(endPoint, connections.mostPendingBytes(), connections.pendingBytes());
        this.reader = new FrameReader(connections.longestMessage());
        this.due = connections.firstHeartbeat();
        this.handler = handler.apply(this);
    }

    /// Comes before [#onOpen] when the client did not wait for the handshake's answer.
    @Override
    public void onUpgradeTo(ByteBuffer bytes) {
        earlyBytes = bytes;
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(0);
        handler.onOpened();
        var early = earlyBytes;
        earlyBytes = null;
        if (early != null) {
            read(early);
        }
        fillInterested();
    }

    @Override
    public void onFillable() {
        var borrowed = connections.borrowBuffer();
        try {
            if (fill(borrowed)) {
                fillInterested();
            }
        } finally {
            borrowed.release();
        }
    }

    private boolean fill(RetainableByteBuffer borrowed) {
        var buffer = borrowed.getByteBuffer();
        for (var reads = 0; reads < MOST_READS; reads++) {
            var count = fillOnce(buffer);
            if (count < 0) {
                getEndPoint().close();
                return false;
            }
            if (count == 0) {
                return true;
            }
            read(buffer);
        }
        return true;
    }

    private int fillOnce(ByteBuffer buffer) {
        try {
            buffer.position(0).limit(0);
            return getEndPoint().fill(buffer);
        } catch (IOException _) {
            return -1;
        }
    }

    private void read(ByteBuffer bytes) {
        try {
            while (!deaf) {
                var message = reader.next(bytes);
                if (message == null) {
                    return;
                }
                on(message);
            }
        } catch (RuntimeException e) {
            LOG.error("A message could not be handled", e);
            deaf = true;
            close(CloseReason.INTERNAL);
        }
    }

    private void on(Inbound message) {
        switch (message) {
            case Inbound.Text(String text) -> {
                if (state == State.OPEN) {
                    handler.onMessage(text);
                }
            }
            case Inbound.Ping(byte[] payload) -> handle(outbox.send(Frames.pong(payload)));
            case Inbound.Pong() -> {
                if (connections.heartbeat().answered()) {
                    heard();
                }
            }
            case Inbound.Close(int code) -> onClientClose(code);
            case Inbound.Violation(CloseReason reason) -> {
                deaf = true;
                close(reason);
            }
        }
    }

    /// The client has answered the heartbeat.
    public void heard() {
        unansweredSince = 0;
    }

    private void onClientClose(int code) {
        deaf = true;
        beginClose(CloseReason.CLIENT_LEFT, Frames.close(code, ""));
        endWhenFinished();
    }

    /// Sends whole frames.
    ///
    /// @param frames not changed afterwards
    public void send(byte[] frames) {
        handle(outbox.send(frames));
    }

    /// Sends whole frames that many connections get.
    ///
    /// @param frames not changed afterwards
    /// @param direct the same bytes outside the heap, used during this call only
    public void send(byte[] frames, ByteBuffer direct) {
        handle(outbox.send(frames, direct));
    }

    /// Sends frames that the client missed; their bytes do not count as pending.
    public void replay(Collection<byte[]> frames) {
        handle(outbox.replay(frames));
    }

    private void handle(Outbox.Result result) {
        switch (result) {
            case ACCEPTED -> {}
            case OVERFLOW -> close(CloseReason.SLOW);
            case REFUSED -> {
                if (outbox.isBroken()) {
                    getEndPoint().close();
                }
            }
        }
    }

    /// Ends the connection: an `error` message where the reason wants one, the close frame, and the socket once the
    /// client has answered or the time for that is over. Only the first call counts.
    public void close(CloseReason reason) {
        close(reason, reason.text());
    }

    /// @param text what the close frame says, at most 123 bytes
    public void close(CloseReason reason, String text) {
        var closeFrame = Frames.close(reason.code(), text);
        var farewell = handler.farewell(reason);
        beginClose(reason, farewell == null ? closeFrame : join(farewell, closeFrame));
    }

    private void beginClose(CloseReason reason, byte[] lastFrames) {
        if (STATE.compareAndSet(this, State.OPEN, State.CLOSING)) {
            due = connections.closeDeadline();
            connections.closing(reason);
            outbox.close(lastFrames, reason == CloseReason.SLOW);
            endWhenFinished();
        }
    }

    private static byte[] join(byte[] head, byte[] tail) {
        return ByteBuffer.allocate(head.length + tail.length)
                .put(head)
                .put(tail)
                .array();
    }

    private void endWhenFinished() {
        if (deaf && outbox.isFinished()) {
            getEndPoint().shutdownOutput();
        }
    }

    /// Does what time brings: pings, deadlines. Called by the lane that owns the connection.
    void round(long now) {
        switch (state) {
            case OPEN -> {
                beat(now);
                handler.onRound(now);
            }
            case CLOSING -> {
                endWhenFinished();
                if (now >= due) {
                    getEndPoint().close();
                }
            }
            case CLOSED -> {}
        }
    }

    private void beat(long now) {
        var heartbeat = connections.heartbeat();
        var since = unansweredSince;
        if (since > 0 && now >= since + heartbeat.patience()) {
            close(CloseReason.UNRESPONSIVE);
        } else if (now >= due) {
            due = now + heartbeat.interval();
            if (since == 0) {
                unansweredSince = now;
            }
            send(heartbeat.frame());
        }
    }

    /// Counts the connection as one with a login behind it.
    public void markAuthenticated() {
        if (!authenticated) {
            authenticated = true;
            connections.authenticated();
        }
    }

    boolean isAuthenticated() {
        return authenticated;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        getEndPoint().close();
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        super.onClose(cause);
        if (STATE.getAndSet(this, State.CLOSED) != State.CLOSED) {
            outbox.discard();
            connections.closed(this);
            handler.onClosed();
        }
    }
}
