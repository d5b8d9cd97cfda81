package dev.guildwire.load.journey;

import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.guildwire.load.k6.Scenario;
import dev.guildwire.load.metric.Samples;
import io.gatling.javaapi.core.ChainBuilder;

/// What happens to an installation: something goes on at Discord, something breaks.
final class OperatorJourneys {

    private OperatorJourneys() {}

    static ChainBuilder traffic(Run run, Scenario scenario) {
        return exec(new AsyncStep(
                "traffic",
                (session, _, done) -> Thread.startVirtualThread(() -> {
                    var traffic = run.traffic(scenario);
                    done.with(
                            attempt(
                                            run.samples(scenario),
                                            "traffic started",
                                            () -> run.discord().start(traffic))
                                    ? session
                                    : session.markAsFailed());
                })));
    }

    static ChainBuilder killEdge(Run run, Scenario scenario) {
        if (!run.target().canKillEdge()) {
            throw new IllegalArgumentException(
                    "scenarios." + scenario.name() + ": say with --kill how an edge of this installation is killed");
        }
        return exec(new AsyncStep(
                "kill an edge",
                (session, _, done) -> Thread.startVirtualThread(() -> {
                    var killed = attempt(run.samples(scenario), "edge killed", run.target()::killEdge);
                    done.with(killed ? session : session.markAsFailed());
                })));
    }

    private static boolean attempt(Samples samples, String what, Runnable action) {
        try {
            action.run();
            samples.check(what, true);
            return true;
        } catch (RuntimeException e) {
            System.err.println(what + ": no, " + e.getMessage());
            samples.check(what, false);
            return false;
        }
    }
}
