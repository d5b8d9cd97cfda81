package dev.guildwire.load.fanout.scenario;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.load.fanout.baseline.BareConsumer;
import dev.guildwire.load.fanout.discord.Discord;
import dev.guildwire.load.fanout.process.Broker;
import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.fanout.publisher.Publisher;
import dev.guildwire.load.fanout.publisher.Source;
import dev.guildwire.load.fanout.report.Goal;
import dev.guildwire.load.fanout.report.Report;
import dev.guildwire.load.fanout.report.Sample;
import dev.guildwire.load.fanout.wire.RealTime;
import dev.guildwire.load.fanout.wire.Window;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/// From Discord to the browser: the simulator dispatches, ingest writes to Kafka, an edge reads and pushes. How much
/// longer does that take than for a bare consumer of another topic that is fed by Kafka directly at the same rate? Both
/// take turns while everything is up, and between them a bare consumer of the edge's topic tells where the time goes.
public final class FullPath implements Scenario {

    private static final int CONNECTIONS = 100;
    private static final int PER_SECOND = 100;
    /// Half of what the simulator dispatches are joins, which carry a marker, and a percentile wants many of them.
    private static final int WINDOWS = 2;

    private static final int RUN_IN_CONNECTIONS = 10;
    private static final int RUN_IN_PER_SECOND = 1_000;
    private static final double MILLIS = 1_000;
    private static final double LIMIT = 2;
    private static final String BARE = "Kafka to a bare consumer";
    private static final String INGEST = "simulator to ingest";
    private static final String KAFKA = "simulator through Kafka to a bare consumer";
    private static final String FULL = "simulator to browser";

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
            runIn(lab, edge, discord, publisher);
            for (int round = 1; round <= lab.settings().rounds(); round++) {
                bare(lab, publisher, round);
                half(lab, discord, round);
                full(lab, edge, discord, round);
            }
        }
        var report = lab.report();
        double ratio = report.ratio(name(), FULL, BARE, Sample::p99);
        report.add(new Goal(name(), "p99 against a bare consumer fed by Kafka directly", ratio, LIMIT, "x"));
        report.add(new Goal(name(), Report.FAULTY_ROUNDS, report.faulty(name(), FULL), 0, ""));
    }

    /// At a greater rate, so that nobody compares what is compiled with what is not yet.
    private static void runIn(Lab lab, Server edge, Discord discord, Publisher publisher) throws Exception {
        var guild = List.of(discord.guild());
        var whole = new Load(guild, RUN_IN_PER_SECOND, lab.settings().warmUp(), Load.ORDINARY_BYTES);
        var bare = new Load(lab.guilds(1), RUN_IN_PER_SECOND, lab.settings().warmUp(), Load.ORDINARY_BYTES);
        var compilers = lab.compilers(LongStream.concat(LongStream.of(edge.pid()), discord.pids()));
        WarmUp.repeat(lab.settings(), compilers, () -> {
            try (var _ = lab.swarm(edge, lab.subscribers(RUN_IN_CONNECTIONS, guild));
                    var _ = BareConsumer.start(lab.broker().kafka(), Broker.OTHER_TOPIC)) {
                discord.traffic().start(whole).get();
                publisher.start(bare).get();
            }
        });
    }

    private void bare(Lab lab, Publisher publisher, int round) throws Exception {
        var latencies = consume(lab, Broker.OTHER_TOPIC, publisher, lab.guilds(1));
        lab.report(sample(lab, BARE, round, latencies.arrival()));
    }

    private void half(Lab lab, Discord discord, int round) throws Exception {
        var latencies = consume(lab, Topic.GUILD_EVENTS.wire(), discord.traffic(), List.of(discord.guild()));
        lab.report(sample(lab, INGEST, round, latencies.receipt()));
        lab.report(sample(lab, KAFKA, round, latencies.arrival()));
    }

    private void full(Lab lab, Server edge, Discord discord, int round) throws Exception {
        var guild = List.of(discord.guild());
        try (var swarm = lab.swarm(edge, lab.subscribers(CONNECTIONS, guild))) {
            var setup = new Trial.Setup(edge, swarm, discord.traffic());
            var trial = new Trial(name(), FULL, round);
            lab.report(trial.run(setup, load(lab, guild), lab.settings().warmUp()));
        }
    }

    private static Load load(Lab lab, List<GuildId> guild) {
        var settings = lab.settings();
        var duration = settings.warmUp().plus(window(lab));
        return new Load(guild, PER_SECOND, duration, Load.ORDINARY_BYTES);
    }

    private static Duration window(Lab lab) {
        return lab.settings().measured().multipliedBy(WINDOWS);
    }

    private static BareConsumer.Latencies consume(Lab lab, String topic, Source source, List<GuildId> guild)
            throws Exception {
        try (var consumer = BareConsumer.start(lab.broker().kafka(), topic)) {
            var publishing = source.start(load(lab, guild));
            TimeUnit.NANOSECONDS.sleep(lab.settings().warmUp().toNanos());
            long start = RealTime.nanos();
            consumer.measure(new Window(start, start + window(lab).toNanos()));
            publishing.get();
            return consumer.finish();
        }
    }

    private Sample sample(Lab lab, String label, int round, Histogram latencies) {
        double seconds = window(lab).toMillis() / MILLIS;
        return new Sample(
                name(),
                label,
                round,
                0,
                PER_SECOND,
                seconds,
                latencies.getTotalCount(),
                latencies,
                Sample.Effort.UNKNOWN,
                Sample.Faults.NONE);
    }
}
