package dev.guildwire.load.fanout.scenario;

import dev.guildwire.load.fanout.report.Figure;
import dev.guildwire.load.fanout.report.Goal;
import dev.guildwire.load.fanout.report.Report;

/// What does a connection that only listens cost in memory? What is resident after a collection, with ten thousand
/// connections and without; the code that a connection needs has been loaded before by others that came and went.
public final class IdleMemory implements Scenario {

    private static final int CONNECTIONS = 10_000;
    private static final int FIRST_CONNECTIONS = 500;
    private static final int GUILDS = 100;
    private static final double LIMIT_KIB = 8;
    private static final double BYTES = 1024;
    private static final String LIVE = "of it live objects on the heap";
    private static final String WHAT = "memory per idle connection";

    @Override
    public String name() {
        return "idle-memory";
    }

    @Override
    public void run(Lab lab) throws Exception {
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            for (var server : lab.settings().turns(round)) {
                measure(lab, server, round);
            }
        }
        double median = lab.report().median(name(), Report.EDGE, WHAT);
        lab.report().add(new Goal(name(), WHAT, median, LIMIT_KIB, "KB"));
    }

    private void measure(Lab lab, String label, int round) throws Exception {
        var guilds = lab.guilds(GUILDS);
        try (var server = lab.start(label)) {
            lab.swarm(server, lab.subscribers(FIRST_CONNECTIONS, guilds)).close();
            long empty = server.settledKib();
            long emptyHeap = server.writeHeapHistogram(lab.settings().out().resolve(label + "-heap-empty.txt"));
            try (var _ = lab.swarm(server, lab.subscribers(CONNECTIONS, guilds))) {
                double each = (double) (server.settledKib() - empty) / CONNECTIONS;
                long heap = server.writeHeapHistogram(lab.settings().out().resolve(label + "-heap-connected.txt"));
                lab.report(new Figure(name(), label, round, WHAT, each, "KB"));
                lab.report(new Figure(name(), label, round, LIVE, (heap - emptyHeap) / BYTES / CONNECTIONS, "KB"));
            }
        }
    }
}
