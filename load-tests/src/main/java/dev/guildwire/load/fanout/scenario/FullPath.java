package dev.guildwire.load.fanout.scenario;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.load.fanout.baseline.BareConsumer;
import dev.guildwire.load.fanout.discord.Discord;
import dev.guildwire.load.fanout.process.Broker;
import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.fanout.publisher.Publisher;
import dev.guildwire.load.fanout.report.Goal;
import dev.guildwire.load.fanout.report.Report;
import dev.guildwire.load.fanout.report.Sample;
import dev.guildwire.load.fanout.wire.RealTime;
import dev.guildwire.load.fanout.wire.Window;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// From Discord to the browser: the simulator dispatches, ingest writes to Kafka, an edge reads and pushes. How much
/// longer does that take than for a bare consumer of another topic that is fed by Kafka directly at the same rate? Both
/// take turns while everything is up.
public final class FullPath implements Scenario {

    private static final int CONNECTIONS = 100;
    private static final int PER_SECOND = 100;
    private static final double MILLIS = 1_000;
    private static final double LIMIT = 2;
    private static final String FULL = "simulator to browser";
    private static final String BARE = "Kafka to a bare consumer";

    @Override
    public String name() {
        return "full-path";
    }

    @Override
    public void run(Lab lab) throws Exception {
        try (var edge = lab.start(Report.EDGE);
                var discord =
                        Discord.start(lab.settings().discord(), lab.settings().out(), lab.broker());
                var publisher = Publisher.to(lab.broker().kafka(), Broker.OTHER_TOPIC)) {
            for (int round = 0; round <= lab.settings().rounds(); round++) {
                var bare = bare(lab, publisher, round);
                var full = full(lab, edge, discord, round);
                if (round > 0) {
                    lab.report(bare);
                    lab.report(full);
                }
            }
        }
        var report = lab.report();
        double ratio = report.ratio(name(), FULL, BARE, Sample::p99);
        report.add(new Goal(name(), "p99 against a bare consumer fed by Kafka directly", ratio, LIMIT, "x"));
        report.add(new Goal(name(), Report.FAULTY_ROUNDS, report.faulty(name(), FULL), 0, ""));
    }

    private Sample full(Lab lab, Server edge, Discord discord, int round) throws Exception {
        var guild = List.of(discord.guild());
        try (var swarm = lab.swarm(edge, lab.subscribers(CONNECTIONS, guild))) {
            var setup = new Trial.Setup(edge, swarm, discord.traffic());
            var trial = new Trial(name(), FULL, round);
            return trial.run(setup, load(lab, guild), lab.settings().warmUp());
        }
    }

    private static Load load(Lab lab, List<GuildId> guild) {
        var settings = lab.settings();
        var duration = settings.warmUp().plus(settings.measured());
        return new Load(guild, PER_SECOND, duration, Load.ORDINARY_BYTES);
    }

    private Sample bare(Lab lab, Publisher publisher, int round) throws Exception {
        var load = load(lab, lab.guilds(1));
        try (var consumer = BareConsumer.start(lab.broker().kafka(), Broker.OTHER_TOPIC)) {
            var publishing = publisher.start(load);
            TimeUnit.NANOSECONDS.sleep(lab.settings().warmUp().toNanos());
            long start = RealTime.nanos();
            var measured = lab.settings().measured();
            consumer.measure(new Window(start, start + measured.toNanos()));
            publishing.get();
            var latencies = consumer.finish();
            return new Sample(
                    name(),
                    BARE,
                    round,
                    0,
                    PER_SECOND,
                    measured.toMillis() / MILLIS,
                    latencies.getTotalCount(),
                    latencies,
                    Sample.Effort.UNKNOWN,
                    Sample.Faults.NONE);
        }
    }
}
