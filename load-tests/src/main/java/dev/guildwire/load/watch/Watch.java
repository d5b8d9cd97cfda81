package dev.guildwire.load.watch;

import dev.guildwire.contracts.topic.Position;
import dev.guildwire.load.metric.Name;
import dev.guildwire.load.metric.Samples;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One virtual user's view of its guild over all of its connections: each event is of the guild, behind the one before,
/// and none is missing. Used by one thread at a time: its connection's event loop, or whoever starts the next one.
public final class Watch {

    private static final double NANOS_PER_MILLI = 1e6;

    /// Slow readers begin to read again this long before the end, to learn whether they were cut off.
    private static final Duration AWAKE = Duration.ofSeconds(5);

    private final WatchPlan plan;
    private final Samples samples;
    private final Arrivals arrivals;
    private final Sequence sequence;
    private final Deque<Long> drops;

    private @Nullable String last;
    private @Nullable Position position;
    private long lostNanos;
    private boolean everReady;
    private boolean ready;
    private boolean unordered;

    /// Is told of each latency, for who wants to know more than the metrics do.
    @FunctionalInterface
    public interface Arrivals {
        void arrived(long dispatchedNanos, long arrivedNanos);
    }

    public Watch(WatchPlan plan, Samples samples, Arrivals arrivals) {
        this.plan = plan;
        this.samples = samples;
        this.arrivals = arrivals;
        sequence = new Sequence(samples, plan.fromStart());
        drops = new ArrayDeque<>(plan.dropNanos());
    }

    public boolean isOver() {
        return System.nanoTime() >= plan.untilNanos();
    }

    /// Whether the connection was authenticated at least once.
    public boolean wasReady() {
        return everReady;
    }

    public boolean isSlow() {
        return plan.slow();
    }

    /// Whether it was a slow reader and its connection has ended; there is nothing more to learn then.
    public boolean wasCutOff() {
        return plan.slow() && everReady;
    }

    /// Opens a connection, from where the last one had got to.
    ///
    /// @param ended told how it ended
    public void connect(Sockets sockets, Handshake handshake, String token, Consumer<End> ended) {
        ready = false;
        sockets.open(handshake, samples, new Events(token, ended));
    }

    /// To be called once, when there will be no more connections.
    ///
    /// @return whether everything came, once, in order and of the right guild
    public boolean finish() {
        sequence.endAt(plan.joins());
        return sequence.isWhole() && !unordered;
    }

    /// One connection.
    private final class Events implements SocketListener {

        private final String token;
        private final Consumer<End> ended;
        private @Nullable Socket socket;

        Events(String token, Consumer<End> ended) {
            this.token = token;
            this.ended = ended;
        }

        @Override
        public void onOpen(Socket opened) {
            socket = opened;
            var resume = last == null ? "" : "\"last\":\"" + last + "\",";
            opened.send("{\"v\":1,\"type\":\"auth\",\"token\":\"" + token + "\"," + resume + "\"ts\":"
                    + System.currentTimeMillis() + "}");
            opened.after(remaining(plan.untilNanos()), opened::leave);
            var drop = drops.peek();
            if (drop != null) {
                opened.after(remaining(drop), () -> {
                    drops.poll();
                    opened.cut();
                });
            }
        }

        @Override
        public void onText(String text, long arrivedNanos) {
            if (ready) {
                onEvent(text, arrivedNanos);
            } else if (text.contains("\"auth.ok\"")) {
                onReady(text);
            }
        }

        private void onReady(String text) {
            ready = true;
            everReady = true;
            if (lostNanos != 0) {
                samples.add(Name.RECOVERY_TIME, (System.nanoTime() - lostNanos) / NANOS_PER_MILLI);
                samples.add(Name.RESUMED, text.contains("\"resumed\":true") ? 1 : 0);
                lostNanos = 0;
            }
            if (!text.contains("\"resumed\":true")) {
                last = JsonText.field(text, "id");
            }
            if (plan.slow() && socket != null) {
                var asleep = socket;
                asleep.read(false);
                asleep.after(remaining(plan.untilNanos()).minus(AWAKE), () -> asleep.read(true));
            }
        }

        @Override
        public void onEnd(End end) {
            if (ready && !isOver()) {
                lostNanos = System.nanoTime();
            }
            if (plan.slow() && ready) {
                // The farewell with 1008 waits behind what was never read, and may get lost with the connection.
                samples.add(Name.SLOW_CUT, end instanceof End.Closed ? 1 : 0);
            } else if (end instanceof End.Closed) {
                samples.increment(Name.CONNECTIONS_LOST);
            }
            ended.accept(end);
        }
    }

    private void onEvent(String text, long arrivedNanos) {
        if (plan.slow() || !text.contains("\"type\":\"event\"")) {
            return;
        }
        checkOrder(text);
        if (!plan.guildId().equals(JsonText.field(text, "guildId"))) {
            unordered = true;
            samples.increment(Name.EVENTS_FOREIGN);
            return;
        }
        var mark = Mark.find(text);
        if (mark != null) {
            sequence.saw(mark.sequence());
            var latency = Math.max(0, arrivedNanos - mark.dispatchedNanos()) / NANOS_PER_MILLI;
            samples.add(Name.EVENT_LATENCY, latency, plan.phases().at(mark.dispatchedNanos()));
            arrivals.arrived(mark.dispatchedNanos(), arrivedNanos);
        }
    }

    /// A guild's events come out of one partition; while that does not change, their places only rise.
    private void checkOrder(String text) {
        last = JsonText.field(text, "id");
        var now = last == null ? null : Position.parse(last).orElse(null);
        var before = position;
        if (now == null || (before != null && isSamePartition(before, now) && now.offset() <= before.offset())) {
            unordered = true;
            samples.increment(Name.EVENTS_UNORDERED);
        }
        position = now;
    }

    private static boolean isSamePartition(Position before, Position now) {
        return before.epoch().equals(now.epoch()) && before.partition() == now.partition();
    }

    private static Duration remaining(long deadlineNanos) {
        return Duration.ofNanos(deadlineNanos - System.nanoTime());
    }
}
