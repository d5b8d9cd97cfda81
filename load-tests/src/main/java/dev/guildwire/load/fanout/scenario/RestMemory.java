package dev.guildwire.load.fanout.scenario;

import dev.guildwire.load.fanout.report.Figure;
import dev.guildwire.load.fanout.report.Goal;
import dev.guildwire.load.fanout.report.Report;
import java.util.concurrent.TimeUnit;

/// How much memory does an edge take that has just started and has nothing to do? Garbage is left where it is.
public final class RestMemory implements Scenario {

    private static final int REST_SECONDS = 10;
    private static final double LIMIT_MIB = 200;
    private static final double KIB_PER_MIB = 1024;
    private static final String WHAT = "memory at rest";

    @Override
    public String name() {
        return "rest-memory";
    }

    @Override
    public void run(Lab lab) throws Exception {
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            for (var server : lab.settings().turns(round)) {
                measure(lab, server, round);
            }
        }
        double median = lab.report().median(name(), Report.EDGE, WHAT);
        lab.report().add(new Goal(name(), WHAT, median, LIMIT_MIB, "MB"));
    }

    private void measure(Lab lab, String label, int round) throws Exception {
        try (var server = lab.start(label)) {
            TimeUnit.SECONDS.sleep(REST_SECONDS);
            double mib = server.usage().residentKib() / KIB_PER_MIB;
            lab.report(new Figure(name(), label, round, WHAT, mib, "MB"));
        }
    }
}
