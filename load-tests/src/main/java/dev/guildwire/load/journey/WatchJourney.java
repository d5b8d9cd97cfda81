package dev.guildwire.load.journey;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.guildwire.load.journey.AsyncStep.Reporter;
import dev.guildwire.load.k6.Executor.RampingVus;
import dev.guildwire.load.k6.K6Duration;
import dev.guildwire.load.k6.Scenario;
import dev.guildwire.load.metric.Samples;
import dev.guildwire.load.watch.End;
import dev.guildwire.load.watch.Handshake;
import dev.guildwire.load.watch.Phases;
import dev.guildwire.load.watch.Watch;
import dev.guildwire.load.watch.WatchPlan;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Logs in, takes a token, connects, and stays until the scenario's `UNTIL`, connecting again from where it was
/// whenever the connection is lost, as our browser client does.
final class WatchJourney {

    static final Journey READING = (run, scenario) -> new WatchJourney(run, scenario, false).iteration();
    static final Journey SLOW = (run, scenario) -> new WatchJourney(run, scenario, true).iteration();

    private static final String WATCH = "watch";
    private static final String PAUSE = "pause";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /// Gatling writes each response down; one in so many events is enough for its charts.
    private static final int REPORTED_OF = 10;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Run run;
    private final Scenario scenario;
    private final Samples samples;
    private final boolean slow;

    private WatchJourney(Run run, Scenario scenario, boolean slow) {
        this.run = run;
        this.scenario = scenario;
        this.samples = run.samples(scenario);
        this.slow = slow;
    }

    private ChainBuilder iteration() {
        return exec(Login.logIn(samples))
                .exec(new AsyncStep(
                        "begin to watch",
                        (session, reporter, done) ->
                                done.with(session.isFailed() ? session : session.set(WATCH, begin(session, reporter)))))
                .exec(asLongAs(this::goesOn)
                        .on(exec(Login.token(samples, run.watchedGuild()))
                                .exec(new AsyncStep("connection", this::connect))
                                .exec(pause(session -> pauseOf(session)))))
                .exec(this::finish);
    }

    private Watch begin(Session session, Reporter reporter) {
        var seen = new int[1];
        return new Watch(plan(), samples, (dispatched, arrived) -> {
            if (seen[0]++ % REPORTED_OF == 0) {
                reporter.report(session, "event (one in ten)", dispatched / NANOS_PER_MILLI, arrived / NANOS_PER_MILLI);
            }
        });
    }

    private WatchPlan plan() {
        var start = run.startNanos();
        return new WatchPlan(
                run.watchedGuild(),
                run.expectedJoins(),
                "all".equals(scenario.env().getOrDefault("EXPECT", "all")),
                start + until().toNanos(),
                drops().stream().map(drop -> start + drop.toNanos()).toList(),
                slow,
                phases());
    }

    /// What the scenario says, but not beyond what k6 would let an iteration go on.
    private Duration until() {
        var allowed = scenario.startTime().plus(scenario.executor().length()).plus(scenario.gracefulStop());
        var wanted = run.until(scenario);
        return wanted.compareTo(allowed) < 0 ? wanted : allowed;
    }

    private List<Duration> drops() {
        var drops = scenario.env().getOrDefault("DROP_AT", "");
        return drops.isEmpty()
                ? List.of()
                : Arrays.stream(drops.split(",", -1)).map(K6Duration::parse).toList();
    }

    private Phases phases() {
        return scenario.executor() instanceof RampingVus ramping
                ? Phases.stages(
                        run.startRealNanos() + scenario.startTime().toNanos(), ramping.startVus(), ramping.stages())
                : Phases.steadyFrom(run.startRealNanos()
                        + Run.duration(scenario, "STEADY_FROM", WARM_UP).toNanos());
    }

    private boolean goesOn(Session session) {
        return session.contains(WATCH)
                && !watch(session).isOver()
                && !watch(session).wasCutOff()
                && !run.isStopping()
                && !given(session).givenUp();
    }

    private void connect(Session session, Reporter reporter, AsyncStep.Done done) {
        if (session.isFailed()) {
            done.with(session.markAsSucceeded().set(PAUSE, given(session).failed(Duration.ZERO)));
            return;
        }
        var base = run.target().base();
        var handshake = new Handshake(
                base.resolve("/api/ws"),
                Map.of("Origin", base.toString()),
                GuildwireSimulation.shift(session).ordinal(),
                slow);
        var token = Objects.requireNonNull(session.getString(Login.TOKEN));
        watch(session)
                .connect(run.sockets(), handshake, token, end -> done.with(session.set(PAUSE, after(session, end))));
    }

    private static Backoff after(Session session, End end) {
        var before = given(session);
        return switch (end) {
            case End.Refused(int _, Duration retryAfter) -> before.failed(retryAfter);
            case End.Unreachable _ -> before.failed(Duration.ZERO);
            case End.Closed _, End.Left _ -> Backoff.NONE;
        };
    }

    private Session finish(Session session) {
        if (session.contains(WATCH)) {
            var watch = watch(session);
            samples.check("connected", watch.wasReady());
            if (!watch.isSlow() && !run.isStopping()) {
                samples.check("events whole", watch.finish());
            }
        }
        return session.removeAll(WATCH, PAUSE);
    }

    private Duration pauseOf(Session session) {
        return watch(session).isOver() || slow ? Duration.ZERO : given(session).pause();
    }

    private static Watch watch(Session session) {
        return Objects.requireNonNull(session.<Watch>get(WATCH));
    }

    private static Backoff given(Session session) {
        return session.contains(PAUSE) ? Objects.requireNonNull(session.<Backoff>get(PAUSE)) : Backoff.NONE;
    }

    /// How long to wait before the next connection.
    private record Backoff(int failures, Duration pause) {

        static final Backoff NONE = new Backoff(0, Duration.ZERO);
        private static final int ENOUGH = 12;

        Backoff failed(Duration atLeast) {
            var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 6));
            var bounded = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
            return new Backoff(failures + 1, bounded.compareTo(atLeast) > 0 ? bounded : atLeast);
        }

        boolean givenUp() {
            return failures > ENOUGH;
        }
    }
}
