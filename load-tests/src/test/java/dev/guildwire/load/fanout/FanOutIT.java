package dev.guildwire.load.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.load.fanout.discord.Discord;
import dev.guildwire.load.fanout.process.Build;
import dev.guildwire.load.fanout.process.Edge;
import dev.guildwire.load.fanout.report.Report;
import dev.guildwire.load.fanout.report.Sample;
import dev.guildwire.load.fanout.scenario.FanOut;
import dev.guildwire.load.fanout.scenario.Lab;
import dev.guildwire.load.fanout.scenario.Reconnect;
import dev.guildwire.load.fanout.scenario.Settings;
import dev.guildwire.load.fanout.scenario.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The benchmark as it is run, only small: it asks whether everybody gets everything, not how fast.
class FanOutIT {

    private static final int CONNECTIONS = 50;
    private static final int PER_SECOND = 100;
    private static final Path ROOT = Path.of("..");

    @TempDir
    private static Path out;

    private static Lab lab;

    @BeforeAll
    static void open() throws Exception {
        lab = Lab.open(new Settings(
                1,
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                1,
                List.of(Report.BASELINE, Report.EDGE),
                out,
                false,
                new Edge(Build.app(ROOT.resolve("edge")), ROOT.resolve("edge/jvm.options"), Tokens.newKeys()),
                new Discord.Jars(
                        Build.app(ROOT.resolve("infra/discord-simulator")),
                        Build.app(ROOT.resolve("ingest")),
                        ROOT.resolve("ingest/jvm.options"))));
    }

    @AfterAll
    static void close() throws Exception {
        lab.close();
    }

    @Test
    void fanOutWhenSmallDeliversEveryEventOnceAndInOrder() throws Exception {
        new FanOut(List.of(new FanOut.Size(CONNECTIONS, PER_SECOND))).run(lab);

        assertThat(lab.report().samples()).extracting(Sample::server).contains(Report.BASELINE, Report.EDGE);
        assertThat(lab.report().samples()).allSatisfy(sample -> {
            assertThat(sample.faults().none()).as("%s", sample.faults()).isTrue();
            assertThat(sample.latencies().getTotalCount()).isPositive();
            assertThat(sample.latencies().getTotalCount() % CONNECTIONS).isZero();
            assertThat(sample.effort().cpuSeconds()).isPositive();
            assertThat(sample.effort().residentMib()).isGreaterThan(20);
        });
    }

    @Test
    void reconnectWhenSmallResumesEverybody() throws Exception {
        var reconnect = new Reconnect(CONNECTIONS, Duration.ofSeconds(4));

        reconnect.run(lab);

        assertThat(lab.report().worst(reconnect.name(), Report.EDGE, Reconnect.FAULTS))
                .isZero();
    }
}
