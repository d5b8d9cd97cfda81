package dev.guildwire.edge.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// What waits to be written to one connection. While the socket takes everything, nothing waits and a write is one
/// system call on the caller's thread; the rest of a write that does not fit is Jetty's to finish, and what comes
/// after it queues here. Frames are shared with other connections: the queue holds references, not copies.
///
/// Every field is guarded by this object's monitor. Nothing in here calls out to a connection's handler.
final class Outbox implements Callback {

    /// What became of frames handed over.
    enum Result {
        ACCEPTED,
        /// More than the limit waits: the connection is slow.
        OVERFLOW,
        /// The socket is broken, or the close frame has been queued before.
        REFUSED
    }

    private static final int MOST_BUFFERS = 64;
    private static final int MOST_BYTES = 64 * 1024;

    private final EndPoint endPoint;
    private final SocketChannel channel;
    private final long limit;
    private final LongAdder pendingOnAll;

    private @Nullable ArrayDeque<byte[]> queue;
    /// Queued or with Jetty; counted against the limit.
    private long pending;
    /// Queued or with Jetty, and not counted: missed events, which were the edge's own to send at once.
    private long replaying;
    /// Of them, with Jetty.
    private long inFlight;

    private boolean writing;
    private boolean draining;
    private boolean closed;
    private boolean broken;

    Outbox(EndPoint endPoint, long limit, LongAdder pendingOnAll) {
        this.endPoint = endPoint;
        this.channel = (SocketChannel) endPoint.getTransport();
        this.limit = limit;
        this.pendingOnAll = pendingOnAll;
    }

    /// @param frames whole frames, not changed afterwards
    /// @param direct the same bytes outside the heap, from 0 to its limit; its position is left anywhere
    synchronized Result send(byte[] frames, ByteBuffer direct) {
        if (closed) {
            return Result.REFUSED;
        }
        if (writing) {
            return enqueue(frames);
        }
        try {
            direct.position(0);
            var written = channel.write(direct);
            return written == frames.length ? Result.ACCEPTED : finishLater(frames, written);
        } catch (IOException _) {
            broken = true;
            closed = true;
            return Result.REFUSED;
        }
    }

    Result send(byte[] frames) {
        return send(frames, ByteBuffer.wrap(frames));
    }

    /// Queues frames that do not count against the limit.
    synchronized Result replay(Collection<byte[]> frames) {
        if (closed) {
            return Result.REFUSED;
        }
        for (var frame : frames) {
            queue().add(frame);
            add(0, frame.length);
        }
        drain();
        return Result.ACCEPTED;
    }

    /// Queues the last frames; what comes after them is refused.
    ///
    /// @param dropQueued whether to forget the frames that Jetty does not have yet
    synchronized void close(byte[] lastFrames, boolean dropQueued) {
        if (closed) {
            return;
        }
        closed = true;
        if (dropQueued) {
            dropQueue();
        }
        queue().add(lastFrames);
        add(lastFrames.length, 0);
        drain();
    }

    /// Forgets everything, after the end of the connection.
    synchronized void discard() {
        closed = true;
        dropQueue();
        add(-pending, -replaying);
        inFlight = 0;
    }

    synchronized boolean isBroken() {
        return broken;
    }

    /// Whether the close frame is on its way and nothing is left to write.
    synchronized boolean isFinished() {
        return closed && !writing && (queue == null || queue.isEmpty());
    }

    private Result enqueue(byte[] frames) {
        queue().add(frames);
        add(frames.length, 0);
        return pending > limit ? Result.OVERFLOW : Result.ACCEPTED;
    }

    private Result finishLater(byte[] frames, int written) {
        var rest = frames.length - written;
        add(rest, 0);
        inFlight = rest;
        writing = true;
        endPoint.write(this, ByteBuffer.wrap(frames, written, rest));
        return pending > limit ? Result.OVERFLOW : Result.ACCEPTED;
    }

    private void drain() {
        draining = true;
        while (!writing && queue != null) {
            if (queue.isEmpty()) {
                queue = null;
                break;
            }
            writing = true;
            endPoint.write(this, takeChunk(queue));
        }
        draining = false;
    }

    private ByteBuffer[] takeChunk(ArrayDeque<byte[]> from) {
        var chunk = new ArrayList<ByteBuffer>();
        inFlight = 0;
        while (chunk.size() < MOST_BUFFERS && inFlight < MOST_BYTES && !from.isEmpty()) {
            var frames = from.remove();
            inFlight += frames.length;
            chunk.add(ByteBuffer.wrap(frames));
        }
        return chunk.toArray(ByteBuffer[]::new);
    }

    @Override
    public synchronized void succeeded() {
        settle();
        if (!draining) {
            drain();
        }
    }

    @Override
    public synchronized void failed(Throwable cause) {
        broken = true;
        closed = true;
        settle();
        dropQueue();
        endPoint.close();
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private void settle() {
        writing = false;
        var replayed = Math.min(inFlight, replaying);
        add(-(inFlight - replayed), -replayed);
        inFlight = 0;
    }

    private void dropQueue() {
        queue = null;
        var replayed = Math.min(inFlight, replaying);
        add(inFlight - replayed - pending, replayed - replaying);
    }

    private void add(long counted, long uncounted) {
        pending += counted;
        replaying += uncounted;
        pendingOnAll.add(counted + uncounted);
    }

    private ArrayDeque<byte[]> queue() {
        if (queue == null) {
            queue = new ArrayDeque<>(4);
        }
        return queue;
    }
}
