package dev.guildwire.load.fanout.scenario;

import dev.guildwire.load.fanout.process.Compilers;
import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.fanout.report.Figure;
import dev.guildwire.load.fanout.report.Goal;
import dev.guildwire.load.fanout.report.Report;
import java.time.Duration;
import java.util.stream.LongStream;

/// What does an event cost that nobody here watches? Half a million events of a thousand other guilds, and then some
/// of guilds that are watched, which tell when all have been read.
public final class Unwatched implements Scenario {

    private static final int GUILDS = 1_000;
    /// So many that practically every partition has one.
    private static final int WATCHED = 100;

    private static final int EVENTS = 500_000;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final double LIMIT_MICROS = 1;
    private static final double NANOS_PER_MICRO = 1_000;
    private static final String WHAT = "CPU per event of a guild that nobody watches";

    @Override
    public String name() {
        return "unwatched";
    }

    @Override
    public void run(Lab lab) throws Exception {
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            for (var label : lab.settings().turns(round)) {
                try (var server = lab.start(label)) {
                    WarmUp.run(lab, server);
                    Compilers.of(LongStream.of(server.pid()))
                            .runIn(lab.settings().compileIn(), () -> measure(lab, server));
                    lab.report(new Figure(name(), label, round, WHAT, measure(lab, server), "us"));
                }
            }
        }
        double median = lab.report().median(name(), Report.EDGE, WHAT);
        lab.report().add(new Goal(name(), WHAT, median, LIMIT_MICROS, "us"));
    }

    private static double measure(Lab lab, Server server) throws Exception {
        var others = lab.guilds(GUILDS);
        var watched = lab.guilds(WATCHED);
        try (var swarm = lab.swarm(server, lab.subscribers(watched.size(), watched))) {
            var before = server.usage().cpu();
            lab.publisher().burst(Load.burst(others, EVENTS));
            var last = lab.publisher().burst(Load.burst(watched, watched.size()));
            long behind = swarm.awaitThrough(last::last, WITHIN);
            double micros = server.usage().cpu().minus(before).toNanos() / NANOS_PER_MICRO;
            return behind == 0 ? micros / EVENTS : Double.NaN;
        }
    }
}
