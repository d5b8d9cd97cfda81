package dev.guildwire.load.fanout.scenario;

import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.fanout.report.Goal;
import dev.guildwire.load.fanout.report.Report;
import dev.guildwire.load.fanout.report.Sample;
import java.util.List;

/// Does a delivery become dearer when the same people are spread over more guilds? Ten thousand connections, each with
/// one event a second, in 1, 100 and 10 000 guilds. A guild more is an event more to read from Kafka, for anybody who
/// reads it; so what counts is how the edge's cost grows against the baseline's.
public final class Guilds implements Scenario {

    private static final int CONNECTIONS = 10_000;
    private static final List<Integer> GUILDS = List.of(1, 100, 10_000);
    private static final double LIMIT = 1.15;

    @Override
    public String name() {
        return "guilds";
    }

    @Override
    public void run(Lab lab) throws Exception {
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            for (var label : lab.settings().turns(round)) {
                runAll(lab, label, round);
            }
        }
        var report = lab.report();
        double few = costRatio(report, GUILDS.getFirst());
        double many = costRatio(report, GUILDS.getLast());
        report.add(new Goal(
                name(),
                "growth of CPU per delivery from 1 to 10 000 guilds, against the baseline's",
                many / few,
                LIMIT,
                "x"));
        for (int guilds : GUILDS) {
            report.add(new Goal(
                    scenario(guilds), Report.FAULTY_ROUNDS, report.faulty(scenario(guilds), Report.EDGE), 0, ""));
        }
    }

    private void runAll(Lab lab, String label, int round) throws Exception {
        try (var server = lab.start(label)) {
            WarmUp.run(lab, server);
            for (int guilds : GUILDS) {
                lab.report(measure(lab, server, guilds, new Trial(scenario(guilds), label, round)));
            }
        }
    }

    private static Sample measure(Lab lab, Server server, int count, Trial trial) throws Exception {
        var settings = lab.settings();
        var guilds = lab.guilds(count);
        try (var swarm = lab.swarm(server, lab.subscribers(CONNECTIONS, guilds))) {
            var load = new Load(guilds, count, settings.warmUp().plus(settings.measured()), Load.ORDINARY_BYTES);
            return trial.run(new Trial.Setup(server, swarm, lab.publisher()), load, settings.warmUp());
        }
    }

    private static double costRatio(Report report, int guilds) {
        return report.ratio(scenario(guilds), Report.EDGE, Report.BASELINE, Sample::cpuMicrosPerDelivery);
    }

    private static String scenario(int guilds) {
        return "10 000 in " + guilds + " guilds";
    }
}
