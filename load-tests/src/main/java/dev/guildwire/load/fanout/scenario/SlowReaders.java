package dev.guildwire.load.fanout.scenario;

import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.fanout.report.Figure;
import dev.guildwire.load.fanout.report.Goal;
import dev.guildwire.load.fanout.report.Report;
import dev.guildwire.load.fanout.report.Sample;
import java.time.Duration;
import java.util.ArrayList;

/// Some clients stop reading. Does anybody else notice? Events are large, so that the slow ones' buffers fill within
/// the measurement: it sees them wait, fill up, and be closed.
public final class SlowReaders implements Scenario {

    private static final int CONNECTIONS = 100;
    private static final int SLOW = CONNECTIONS / 10;
    private static final int PER_SECOND = 400;
    private static final int PAYLOAD_BYTES = 2_000;
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration WHOLE = Duration.ofSeconds(12);
    private static final Duration END_WITHIN = Duration.ofSeconds(10);
    private static final double LIMIT = 1.2;
    private static final String ALONE = "edge, nobody slow";
    private static final String DISTURBED = "edge, 10 % slow";
    private static final String UNCUT = "slow readers not cut off";

    @Override
    public String name() {
        return "slow-readers";
    }

    @Override
    public void run(Lab lab) throws Exception {
        try (var edge = lab.start(Report.EDGE)) {
            measure(lab, edge, new Trial("warm-up", ALONE, 0), 0);
            for (int round = 1; round <= lab.settings().rounds(); round++) {
                lab.report(measure(lab, edge, new Trial(name(), ALONE, round), 0));
                lab.report(measure(lab, edge, new Trial(name(), DISTURBED, round), SLOW));
            }
        }
        var report = lab.report();
        double ratio = report.ratio(name(), DISTURBED, ALONE, Sample::p99);
        report.add(new Goal(name(), "the others' p99 against nobody slow", ratio, LIMIT, "x"));
        report.add(new Goal(name(), UNCUT, report.worst(name(), DISTURBED, UNCUT), 0, ""));
        report.add(new Goal(name(), Report.FAULTY_ROUNDS, report.faulty(name(), DISTURBED), 0, ""));
    }

    /// As many connections either way; the slow ones are some of them.
    private Sample measure(Lab lab, Server edge, Trial trial, int slow) throws Exception {
        var guild = lab.guilds(1);
        var everybody = new ArrayList<>(lab.slowSubscribers(slow, guild.getFirst()));
        everybody.addAll(lab.subscribers(CONNECTIONS - slow, guild));
        try (var swarm = lab.swarm(edge, everybody)) {
            var setup = new Trial.Setup(edge, swarm, lab.publisher());
            var sample = trial.run(setup, new Load(guild, PER_SECOND, WHOLE, PAYLOAD_BYTES), WARM_UP);
            if (slow > 0) {
                long uncut = slow - swarm.wakeSlow(END_WITHIN);
                lab.report(new Figure(name(), DISTURBED, trial.round(), UNCUT, uncut, ""));
            }
            return sample;
        }
    }
}
