package dev.guildwire.load.journey;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;

import dev.guildwire.load.k6.Executor;
import dev.guildwire.load.k6.Executor.ConstantArrivalRate;
import dev.guildwire.load.k6.Executor.ConstantVus;
import dev.guildwire.load.k6.Executor.PerVuIterations;
import dev.guildwire.load.k6.Executor.RampingArrivalRate;
import dev.guildwire.load.k6.Executor.RampingVus;
import dev.guildwire.load.k6.Executor.SharedIterations;
import dev.guildwire.load.k6.Scenario;
import dev.guildwire.load.metric.Name;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Turns k6's executors into Gatling's injection: when virtual users begin, and how long each goes on. k6 keeps users
/// and lets them rest; Gatling's leave, and new ones come. The load is the same.
final class Roster {

    private static final double NANOS = 1e9;

    private final Run run;
    private final Scenario scenario;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger shared = new AtomicInteger();
    private final List<Duration> stops;

    Roster(Run run, Scenario scenario) {
        this.run = run;
        this.scenario = scenario;
        stops = scenario.executor() instanceof RampingVus ramping
                ? Stays.of(ramping.startVus(), ramping.stages())
                : List.of();
    }

    List<OpenInjectionStep> steps() {
        var steps = new ArrayList<OpenInjectionStep>();
        if (scenario.startTime().isPositive()) {
            steps.add(nothingFor(scenario.startTime()));
        }
        switch (scenario.executor()) {
            case ConstantVus(int vus, Duration _) -> steps.add(atOnceUsers(vus));
            case PerVuIterations(int vus, int iterations, Duration _)
            when iterations > 0 -> steps.add(atOnceUsers(vus));
            case PerVuIterations none -> steps.add(nothingFor(Duration.ZERO));
            case SharedIterations(int vus, int iterations, Duration _) ->
                steps.add(atOnceUsers(Math.min(vus, Math.max(1, iterations))));
            case RampingVus ramping -> ramp(ramping, steps);
            case ConstantArrivalRate(int rate, Duration unit, Duration duration, int _) ->
                steps.add(constantUsersPerSec(perSecond(rate, unit)).during(duration));
            case RampingArrivalRate ramping -> ramp(ramping, steps);
        }
        return steps;
    }

    private static void ramp(RampingVus ramping, List<OpenInjectionStep> steps) {
        if (ramping.startVus() > 0) {
            steps.add(atOnceUsers(ramping.startVus()));
        }
        var now = ramping.startVus();
        for (var stage : ramping.stages()) {
            var more = stage.target() - now;
            if (more > 0) {
                steps.add(
                        stage.duration().isZero()
                                ? atOnceUsers(more)
                                : rampUsers(more).during(stage.duration()));
            } else {
                steps.add(nothingFor(stage.duration()));
            }
            now = stage.target();
        }
    }

    private static void ramp(RampingArrivalRate ramping, List<OpenInjectionStep> steps) {
        var now = ramping.startRate();
        for (var stage : ramping.stages()) {
            var from = perSecond(now, ramping.timeUnit());
            var to = perSecond(stage.target(), ramping.timeUnit());
            steps.add(
                    now == stage.target()
                            ? constantUsersPerSec(from).during(stage.duration())
                            : rampUsersPerSec(from).to(to).during(stage.duration()));
            now = stage.target();
        }
    }

    private static double perSecond(int rate, Duration unit) {
        return rate * NANOS / unit.toNanos();
    }

    /// Signs a virtual user on.
    Shift begin() {
        var ordinal = begun.getAndIncrement();
        working.incrementAndGet();
        run.userCame();
        return new Shift(ordinal, more(scenario.executor(), ordinal));
    }

    void end() {
        working.decrementAndGet();
        run.userLeft();
    }

    private BooleanSupplier more(Executor executor, int ordinal) {
        var done = new AtomicInteger();
        return switch (executor) {
            case ConstantVus(int _, Duration duration) -> () -> isBefore(duration);
            case RampingVus _ -> () -> isBefore(stops.get(ordinal));
            case PerVuIterations(int _, int iterations, Duration max) ->
                () -> isBefore(max) && done.getAndIncrement() < iterations;
            case SharedIterations(int _, int iterations, Duration max) ->
                () -> isBefore(max) && shared.getAndIncrement() < iterations;
            case ConstantArrivalRate(int _, Duration _, Duration _, int maxVus) -> arrival(maxVus, done);
            case RampingArrivalRate ramping -> arrival(ramping.maxVus(), done);
        };
    }

    private BooleanSupplier arrival(int maxVus, AtomicInteger done) {
        return () -> {
            if (done.getAndIncrement() > 0 || run.isStopping()) {
                return false;
            }
            if (working.get() > maxVus) {
                run.samples(scenario).increment(Name.DROPPED_ITERATIONS);
                return false;
            }
            return true;
        };
    }

    private boolean isBefore(Duration end) {
        var elapsed = System.nanoTime() - run.startNanos();
        return !run.isStopping() && elapsed < scenario.startTime().plus(end).toNanos();
    }
}
