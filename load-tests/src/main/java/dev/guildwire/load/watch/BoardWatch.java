package dev.guildwire.load.watch;

import dev.guildwire.load.metric.Name;
import dev.guildwire.load.metric.Samples;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One virtual user's view of the roadmap's stream. Editors mark each change of a feature like the simulator marks its
/// joins. An edge may put changes of one feature together when there are many, so marks may be left out; but they only
/// rise, and the last one of each feature comes.
public final class BoardWatch implements SocketListener {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Plan plan;
    private final Samples samples;
    private final Watch.Arrivals arrivals;
    private final BiConsumer<BoardWatch, End> ended;
    private final Map<String, Long> newest = new HashMap<>();
    private @Nullable Socket socket;
    private boolean ready;
    private boolean unordered;

    /// @param features   how many will be changed
    /// @param changes    how often each
    /// @param untilNanos when it leaves, by [System#nanoTime]
    public record Plan(int features, long changes, long untilNanos) {}

    /// @param ended told when the connection has ended, or never was, and how
    public BoardWatch(Plan plan, Samples samples, Watch.Arrivals arrivals, BiConsumer<BoardWatch, End> ended) {
        this.plan = plan;
        this.samples = samples;
        this.arrivals = arrivals;
        this.ended = ended;
    }

    /// Whether the stream said that it begins where the snapshot ended.
    public boolean wasReady() {
        return ready;
    }

    /// To be called once, at the end.
    ///
    /// @return whether it knows the last change of every feature
    public boolean finish() {
        var current = newest.values().stream()
                .filter(mark -> mark == plan.changes() - 1)
                .count();
        samples.add(Name.BROADCASTS_STALE, (double) Math.max(0, plan.features() - current));
        return current == plan.features() && !unordered;
    }

    @Override
    public void onOpen(Socket opened) {
        socket = opened;
        opened.after(Duration.ofNanos(plan.untilNanos() - System.nanoTime()), opened::leave);
    }

    @Override
    public void onText(String text, long arrivedNanos) {
        switch (Objects.requireNonNullElse(JsonText.field(text, "type"), "")) {
            case "READY" -> ready = text.contains("\"resumed\":true");
            case "PING" -> Objects.requireNonNull(socket).send("{\"type\":\"PONG\"}");
            case "FEATURE_UPDATE" -> onChange(text, arrivedNanos);
            default -> {
                // Votes, and what only admins are told.
            }
        }
    }

    private void onChange(String text, long arrivedNanos) {
        var feature = JsonText.field(text, "featureId");
        var mark = Mark.find(text);
        if (feature == null || mark == null) {
            return;
        }
        var before = newest.put(feature, mark.sequence());
        unordered |= before != null && before >= mark.sequence();
        samples.increment(Name.BROADCASTS_RECEIVED);
        samples.add(Name.BROADCAST_LATENCY, Math.max(0, arrivedNanos - mark.dispatchedNanos()) / NANOS_PER_MILLI);
        arrivals.arrived(mark.dispatchedNanos(), arrivedNanos);
    }

    @Override
    public void onEnd(End end) {
        if (end instanceof End.Closed) {
            samples.increment(Name.CONNECTIONS_LOST);
        }
        ended.accept(this, end);
    }
}
