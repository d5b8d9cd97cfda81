package dev.guildwire.load.fanout.scenario;

import dev.guildwire.load.fanout.process.Edge;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.fanout.report.Figure;
import dev.guildwire.load.fanout.report.Goal;
import dev.guildwire.load.fanout.report.Report;
import dev.guildwire.load.fanout.swarm.Swarm;
import dev.guildwire.load.fanout.swarm.Tally;
import dev.guildwire.load.fanout.swarm.Target;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A network comes back: clients (ten thousand, by default) that were cut off reconnect at the same moment, and each
/// names the last
/// event it saw, while events go on. How long until the last of them has everything it missed?
public final class Reconnect implements Scenario {

    private static final int GUILDS = 100;
    private static final int PER_SECOND = 200;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final double LIMIT_SECONDS = 10;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String SERVED = "until the last one is served";
    public static final String FAULTS = "events missing or repeated, clients not resumed or behind";

    private final int connections;
    private final Duration whole;

    /// @param whole how long events are published: for a quarter of it everybody is there, for an eighth nobody
    public Reconnect(int connections, Duration whole) {
        this.connections = connections;
        this.whole = whole;
    }

    @Override
    public String name() {
        return "reconnect";
    }

    @Override
    public void run(Lab lab) throws Exception {
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            try (var edge = lab.start(Report.EDGE);
                    var swarm = Swarm.start(
                            new Target(edge.address(), Edge.ORIGIN, true),
                            lab.settings().swarmThreads())) {
                measure(lab, swarm, round);
            }
        }
        judge(lab.report());
    }

    private void judge(Report report) {
        report.add(new Goal(name(), SERVED, report.median(name(), Report.EDGE, SERVED), LIMIT_SECONDS, "s"));
        report.add(new Goal(name(), FAULTS, report.worst(name(), Report.EDGE, FAULTS), 0, ""));
    }

    private void measure(Lab lab, Swarm swarm, int round) throws Exception {
        var guilds = lab.guilds(GUILDS);
        lab.join(swarm, lab.subscribers(connections, guilds));
        var publishing = lab.publisher().start(new Load(guilds, PER_SECOND, whole, Load.ORDINARY_BYTES));
        TimeUnit.NANOSECONDS.sleep(whole.toNanos() / 4);
        swarm.cut();
        TimeUnit.NANOSECONDS.sleep(whole.toNanos() / 8);
        var missed = lab.publisher().last(guilds);
        long back = System.nanoTime();
        swarm.rejoin(WITHIN);
        swarm.awaitThrough(guild -> missed.getOrDefault(guild, -1L), WITHIN);
        double seconds = (System.nanoTime() - back) / NANOS_PER_SECOND;
        long behind = swarm.awaitThrough(publishing.get()::last, WITHIN);
        lab.report(new Figure(name(), Report.EDGE, round, SERVED, seconds, "s"));
        report(lab, swarm.tally(), behind, round);
    }

    private void report(Lab lab, Tally tally, long behind, int round) {
        long unresumed = connections - tally.resumed();
        long faults = tally.missing() + tally.repeated() + behind + unresumed;
        lab.report(new Figure(name(), Report.EDGE, round, "handshakes told to come later", tally.refused(), ""));
        lab.report(new Figure(name(), Report.EDGE, round, FAULTS, faults, ""));
    }
}
