package dev.guildwire.rooms.discord;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The queue's figures. Counters add up over instances; gauges show the one queue, so take the greatest, not the sum.
/// A route is a template of [DiscordRoute], so the tags are a small closed set. Over all instances and without
/// restarts:
///
/// - accepted = results{success, refused, unavailable, expired} + waiting
/// - answers = results{success, refused} + results{unavailable} of what was sent + retries
///
/// Alert on `answers{answer=429_user or 429_global}`: the queue should meet none of its own making;
/// on `invalid` above half its budget; on `age` above the callers' patience.
final class QueueMetrics {

    private static final String PREFIX = "guildwire.discord.";
    private static final Duration LEAST_COST = Duration.ofNanos(100_000);

    private final MeterRegistry registry;
    private final AtomicReference<@Nullable QueueView> view = new AtomicReference<>();
    private final MultiGauge depth;
    private final MultiGauge age;

    QueueMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.depth = MultiGauge.builder(PREFIX + "depth")
                .description("requests that wait, by route")
                .register(registry);
        this.age = MultiGauge.builder(PREFIX + "age")
                .description("longest time that the head of a bucket has waited, by its route")
                .baseUnit("milliseconds")
                .register(registry);
        gauge("waiting", "requests that wait, those under way included");
        gauge("slots", "requests that count against the global limit now");
        gauge("invalid", "answers that count towards a ban");
    }

    void accepted(DiscordRoute route) {
        counter("accepted", "requests taken in", "route", route.toString()).increment();
    }

    void ended(String route, DiscordResult result) {
        counter("results", "how requests ended", "route", route, "result", name(result))
                .increment();
    }

    /// The wait before the first try; `cause` is what it waited for last, `none` when it was sent at once.
    void granted(Grant grant) {
        if (grant.tries() == 1) {
            Timer.builder(PREFIX + "wait")
                    .description("time in the queue before the first try")
                    .tag("cause", grant.cause())
                    .publishPercentileHistogram()
                    .register(registry)
                    .record(grant.waited());
        }
    }

    /// What the queue took besides asking Discord, for a request that nothing held up and whose caller is here.
    ///
    /// @param cost from handing in to the result, without the time that Discord had it
    void served(Grant grant, Duration cost) {
        if (grant.tries() == 1 && grant.cause().equals("none")) {
            Timer.builder(PREFIX + "cost")
                    .description("time that the queue adds to a request that nothing holds up")
                    .publishPercentileHistogram()
                    .minimumExpectedValue(LEAST_COST)
                    .register(registry)
                    .record(cost);
        }
    }

    void answered(String route, Verdict verdict, Duration took) {
        Timer.builder(PREFIX + "answers")
                .description("Discord's answers and how long they took")
                .tags("route", route, "answer", verdict.label())
                .register(registry)
                .record(took);
        if (verdict.result() == null) {
            counter("retries", "requests to be sent again", "route", route, "cause", verdict.label())
                    .increment();
        }
    }

    void show(QueueView seen) {
        view.set(seen);
        depth.register(rows(byRoute(seen.lanes())), true);
        var ages = seen.buckets().stream()
                .filter(bucket -> !bucket.headLane().isEmpty())
                .collect(Collectors.toMap(
                        bucket -> QueueView.route(bucket.headLane()), QueueView.Bucket::headAge, Math::max));
        age.register(rows(ages), true);
    }

    private static Map<String, Long> byRoute(Map<String, Integer> lanes) {
        return lanes.entrySet().stream()
                .collect(Collectors.groupingBy(
                        lane -> QueueView.route(lane.getKey()),
                        Collectors.summingLong(lane -> lane.getValue().longValue())));
    }

    private static Iterable<MultiGauge.Row<?>> rows(Map<String, Long> values) {
        return values.entrySet().stream()
                .<MultiGauge.Row<?>>map(entry -> MultiGauge.Row.of(Tags.of("route", entry.getKey()), entry.getValue()))
                .toList();
    }

    private static String name(DiscordResult result) {
        return switch (result) {
            case DiscordResult.Success _ -> "success";
            case DiscordResult.Refused _ -> "refused";
            case DiscordResult.Busy _ -> "busy";
            case DiscordResult.Expired _ -> "expired";
            case DiscordResult.Unavailable _ -> "unavailable";
            case DiscordResult.Unauthorized _ -> "unauthorized";
        };
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private void gauge(String name, String description) {
        Gauge.builder(PREFIX + name, () -> value(name)).description(description).register(registry);
    }

    private double value(String name) {
        var seen = view.get();
        if (seen == null) {
            return Double.NaN;
        }
        return switch (name) {
            case "waiting" -> seen.waiting();
            case "slots" -> seen.slotsTaken();
            default -> seen.invalid();
        };
    }
}
