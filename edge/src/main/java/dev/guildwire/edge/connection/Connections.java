package dev.guildwire.edge.connection;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;

/// How many connections an endpoint has, and what all of them share. Safe for any thread.
public final class Connections {

    private static final int READ_BUFFER = 4096;
    private static final int MOST_BUFFERS = 16;

    private final ConnectionProperties properties;
    private final Endpoints.Terms terms;
    private final ConnectionMetrics metrics;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ByteBufferPool buffers = new ArrayByteBufferPool(0, READ_BUFFER, READ_BUFFER, MOST_BUFFERS);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger authenticated = new AtomicInteger();
    private final LongAdder pendingBytes = new LongAdder();

    Connections(
            ConnectionProperties properties,
            Endpoints.Terms terms,
            ConnectionMetrics metrics,
            InstantSource clock,
            RandomGenerator random) {
        this.properties = properties;
        this.terms = terms;
        this.metrics = metrics;
        this.clock = clock;
        this.random = random;
    }

    /// Every connection from its admission to its end, whatever its state.
    public int open() {
        return open.get();
    }

    public int authenticatedNow() {
        return authenticated.get();
    }

    /// Bytes that wait for sockets, of all connections.
    public LongAdder pendingBytes() {
        return pendingBytes;
    }

    /// Takes a place, to be given back by [#release] or by the end of the connection.
    boolean tryAdmit() {
        var now = open.incrementAndGet();
        if (now > terms.max() || now - authenticated.get() > terms.maxUnauthenticated()) {
            release();
            return false;
        }
        return true;
    }

    void release() {
        open.decrementAndGet();
    }

    void authenticated() {
        authenticated.incrementAndGet();
    }

    void closing(CloseReason reason) {
        metrics.closing(reason);
    }

    void closed(BrowserConnection connection) {
        if (connection.isAuthenticated()) {
            authenticated.decrementAndGet();
        }
        release();
    }

    int longestMessage() {
        return (int) terms.maxMessage().toBytes();
    }

    long mostPendingBytes() {
        return properties.maxPending().toBytes();
    }

    Heartbeat heartbeat() {
        return terms.heartbeat();
    }

    /// The first heartbeat comes at a random time in the first interval, so that they are spread over it.
    long firstHeartbeat() {
        return clock.millis() + random.nextLong(heartbeat().interval());
    }

    void handshake(Admission.Outcome outcome) {
        metrics.handshake(outcome);
    }

    long closeDeadline() {
        return clock.millis() + properties.closeTimeout().toMillis();
    }

    RetainableByteBuffer borrowBuffer() {
        return buffers.acquire(READ_BUFFER, true);
    }
}
