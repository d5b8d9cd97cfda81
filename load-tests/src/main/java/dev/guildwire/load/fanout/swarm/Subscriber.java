package dev.guildwire.load.fanout.swarm;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.token.WsTokenClaims;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One client, over all the connections it makes: what it may see, and what it has seen. After it has joined a swarm
/// only its loop's thread touches it.
///
/// The events of its guild are numbered: each number that does not come is missing, each that comes
/// again or late is repeated, and those that came late are counted once more by themselves.
public final class Subscriber {

    private static final byte[] ID = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int FARTHEST_ID = 128;

    private final WsTokenClaims claims;
    private final String token;
    private final boolean slow;

    private long next;
    private long missing;
    private long repeated;
    private long late;
    private long lastNanos;
    private long beforeHoleNanos;
    private long leftNanos;
    private final BitSet unseen = new BitSet();
    private boolean ready;
    private @Nullable String position;
    private @Nullable InetSocketAddress source;

    private Subscriber(WsTokenClaims claims, String token, boolean slow, long first) {
        this.claims = claims;
        this.token = token;
        this.slow = slow;
        this.next = first;
    }

    /// @param first the number that the first event of the guild will have
    public static Subscriber of(WsTokenClaims claims, Function<WsTokenClaims, String> mint, long first) {
        return new Subscriber(claims, mint.apply(claims), false, first);
    }

    /// One that stops reading as soon as it is connected; its events are not counted.
    public static Subscriber slow(WsTokenClaims claims, Function<WsTokenClaims, String> mint) {
        return new Subscriber(claims, mint.apply(claims), true, 0);
    }

    public GuildId guild() {
        return claims.guildId();
    }

    @Nullable
    InetSocketAddress source() {
        return source;
    }

    void comeFrom(@Nullable InetSocketAddress address) {
        source = address;
    }

    boolean isSlow() {
        return slow;
    }

    boolean isReady() {
        return ready;
    }

    void ready(boolean now) {
        ready = now;
    }

    /// The first message on a connection.
    String auth(long millis) {
        var last = position == null ? "" : "\"last\":\"" + position + "\",";
        return "{\"v\":1,\"type\":\"auth\",\"token\":\"" + token + "\"," + last + "\"ts\":" + millis + "}";
    }

    /// @param sentNanos when the event was sent, by the real-time clock
    void saw(long sequence, long sentNanos) {
        if (sequence == next) {
            next++;
        } else if (sequence > next) {
            skipTo(sequence);
        } else {
            sawBefore((int) sequence);
        }
        lastNanos = sentNanos;
    }

    private void skipTo(long sequence) {
        if (unseen.isEmpty()) {
            beforeHoleNanos = lastNanos;
        }
        unseen.set((int) next, (int) sequence);
        missing += sequence - next;
        next = sequence + 1;
    }

    private void sawBefore(int sequence) {
        repeated++;
        if (unseen.get(sequence)) {
            unseen.clear(sequence);
            late++;
        }
    }

    /// What it has not seen to this moment, `null` when that is nothing.
    @Nullable
    Hole hole() {
        return unseen.isEmpty()
                ? null
                : new Hole(unseen.nextSetBit(0), unseen.length() - 1, unseen.cardinality(), beforeHoleNanos);
    }

    /// The connection has ended.
    void left(long nanos) {
        leftNanos = nanos;
    }

    /// When the last connection ended, 0 when there was none.
    long leftNanos() {
        return leftNanos;
    }

    boolean hasSeenThrough(long sequence) {
        return next > sequence;
    }

    long missing() {
        return missing;
    }

    long repeated() {
        return repeated;
    }

    /// Those that are missing and repeated both, because they came after a later one.
    long late() {
        return late;
    }

    /// Keeps the `id` of a frame, which is where a new connection resumes. It stands near the frame's end.
    void remember(ByteBuf buffer, int start, int length) {
        int end = start + length;
        for (int at = end - ID.length; at >= Math.max(start, end - FARTHEST_ID); at--) {
            if (startsId(buffer, at)) {
                int from = at + ID.length;
                int to = buffer.indexOf(from, end, (byte) '"');
                position = buffer.toString(from, to - from, StandardCharsets.US_ASCII);
                return;
            }
        }
    }

    private static boolean startsId(ByteBuf buffer, int at) {
        for (int i = 0; i < ID.length; i++) {
            if (buffer.getByte(at + i) != ID[i]) {
                return false;
            }
        }
        return true;
    }
}
