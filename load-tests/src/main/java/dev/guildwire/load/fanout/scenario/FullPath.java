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
import dev.guildwire.load.fanout.wire.Window;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/// From Discord to the browser: the simulator dispatches, ingest writes to Kafka, an edge reads and pushes. How much
/// longer does that take than for a bare consumer of another topic that is fed by Kafka directly? Both are measured at
/// the same time, so that they wait for the same processors, and so is a bare consumer of the edge's topic, which tells
/// where the time goes. What the first one takes when nothing else happens stands beside it.
public final class FullPath implements Scenario {

    private static final int CONNECTIONS = 100;
    private static final int PER_SECOND = 100;
    /// One more, so that the two sources do not keep step and each is as often behind the other as before it.
    private static final int DIRECT_PER_SECOND = PER_SECOND + 1;
    /// Half of what the simulator dispatches are joins, which carry a marker, and a percentile wants thousands of them.
    private static final int WINDOWS = 8;

    private static final int RUN_IN_CONNECTIONS = 10;
    private static final int RUN_IN_PER_SECOND = 1_000;
    private static final double MILLIS = 1_000;
    private static final double LIMIT = 2;
    private static final String ALONE = "Kafka to a bare consumer, alone";
    private static final String BARE = "Kafka to a bare consumer";
    private static final String INGEST = "simulator to ingest";
    private static final String KAFKA = "simulator through Kafka to a bare consumer";
    private static final String FULL = "simulator to browser";

    /// What runs.
    private record Parts(Lab lab, Server edge, Discord discord, Publisher publisher) {

        List<GuildId> guild() {
            return List.of(discord.guild());
        }

        Load direct(Duration duration) {
            return new Load(lab.guilds(1), DIRECT_PER_SECOND, duration, Load.ORDINARY_BYTES);
        }

        BareConsumer consumer(String topic) {
            return BareConsumer.start(lab.broker().kafka(), topic);
        }
    }

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
            var parts = new Parts(lab, edge, discord, publisher);
            runIn(parts);
            for (int round = 1; round <= lab.settings().rounds(); round++) {
                alone(parts, round);
                together(parts, round);
            }
        }
        var report = lab.report();
        double ratio = report.ratio(name(), FULL, BARE, Sample::p99);
        report.add(new Goal(name(), "p99 against a bare consumer fed by Kafka directly", ratio, LIMIT, "x"));
        report.add(new Goal(name(), Report.FAULTY_ROUNDS, report.faulty(name(), FULL), 0, ""));
    }

    /// At a greater rate, so that nobody compares what is compiled with what is not yet.
    private static void runIn(Parts parts) throws Exception {
        var lab = parts.lab();
        var whole = new Load(parts.guild(), RUN_IN_PER_SECOND, lab.settings().warmUp(), Load.ORDINARY_BYTES);
        var direct = new Load(lab.guilds(1), RUN_IN_PER_SECOND, lab.settings().warmUp(), Load.ORDINARY_BYTES);
        var pids = LongStream.concat(
                LongStream.of(parts.edge().pid()), parts.discord().pids());
        lab.compilers(pids).runIn(lab.settings().compileIn(), () -> {
            try (var _ = lab.swarm(parts.edge(), lab.subscribers(RUN_IN_CONNECTIONS, parts.guild()));
                    var _ = parts.consumer(Broker.OTHER_TOPIC)) {
                var published = parts.publisher().start(direct);
                parts.discord().traffic().start(whole).get();
                published.get();
            }
        });
    }

    private void alone(Parts parts, int round) throws Exception {
        var warmUp = parts.lab().settings().warmUp();
        var measured = parts.lab().settings().measured();
        try (var consumer = parts.consumer(Broker.OTHER_TOPIC)) {
            var published = parts.publisher().start(parts.direct(warmUp.plus(measured)));
            TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
            consumer.measure(Window.fromNow(measured));
            published.get();
            report(parts, ALONE, round, measured, consumer.finish().arrival());
        }
    }

    private void together(Parts parts, int round) throws Exception {
        var lab = parts.lab();
        var measured = lab.settings().measured().multipliedBy(WINDOWS);
        var duration = lab.settings().warmUp().plus(measured);
        var load = new Load(parts.guild(), PER_SECOND, duration, Load.ORDINARY_BYTES);
        try (var swarm = lab.swarm(parts.edge(), lab.subscribers(CONNECTIONS, parts.guild()));
                var direct = parts.consumer(Broker.OTHER_TOPIC);
                var half = parts.consumer(Topic.GUILD_EVENTS.wire())) {
            var setup = new Trial.Setup(parts.edge(), swarm, both(parts), List.of(direct::measure, half::measure));
            var whole = new Trial(name(), FULL, round)
                    .run(setup, load, lab.settings().warmUp());
            report(parts, BARE, round, measured, direct.finish().arrival());
            var halves = half.finish();
            report(parts, INGEST, round, measured, halves.receipt());
            report(parts, KAFKA, round, measured, halves.arrival());
            lab.report(whole);
        }
    }

    /// Discord's events, and beside them those that go to Kafka directly.
    private static Source both(Parts parts) {
        return load -> {
            var direct = parts.publisher().start(parts.direct(load.duration()));
            return parts.discord().traffic().start(load).thenCombine(direct, (published, _) -> published);
        };
    }

    private void report(Parts parts, String label, int round, Duration measured, Histogram latencies) {
        parts.lab()
                .report(new Sample(
                        name(),
                        label,
                        round,
                        0,
                        PER_SECOND,
                        measured.toMillis() / MILLIS,
                        latencies.getTotalCount(),
                        latencies,
                        Sample.Effort.UNKNOWN,
                        Sample.Faults.NONE));
    }
}
