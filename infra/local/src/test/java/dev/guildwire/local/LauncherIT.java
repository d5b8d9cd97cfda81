package dev.guildwire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.local.option.Option;
import dev.guildwire.local.option.Options;
import dev.guildwire.local.setup.EnvironmentFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program behind `./run`, as a process.
class LauncherIT {

    private static final Duration UP = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(40);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Options options;

    @SuppressWarnings("NullAway.Init")
    private LauncherProcess launcher;

    @BeforeEach
    void choosePorts() {
        options = FreePortOptions.in(folder).with(Option.EDGES, 1);
    }

    @AfterEach
    void end() {
        launcher.close();
    }

    @Test
    void launcherWhenAllGoesWellSaysSoLooksAfterItsChildrenAndEndsThem() throws Exception {
        launcher = LauncherProcess.start(options);
        launcher.awaitLine(UP, "Guildwire is up at http://localhost:" + options.number(Option.PORT));
        assertThat(new EnvironmentFile(folder.resolve("guildwire.env")).read())
                .containsKeys("BASE_URL", "LINK_TOKEN", "SESSION_SECRET", "WS_TOKEN_KEYS", "ADMIN_USER_IDS");
        assertThat(folder.resolve("logs/ingest.log"))
                .content()
                .contains("[Gateway Init] Discord Gateway initialized successfully");

        launcher.service("edge").destroyForcibly();
        launcher.awaitLine(UP, "edge-1 ended with status 137; it starts again in 0.5 s");
        await().atMost(UP).until(() -> launcher.count("edge-1 is ready") == 2);

        var children = launcher.children();
        assertThat(children).hasSizeGreaterThanOrEqualTo(6);
        launcher.terminate();
        assertThat(launcher.process().waitFor(END.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        await().atMost(END).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void launcherWhenKilledLeavesNobodyBehind() throws InterruptedException {
        launcher = LauncherProcess.start(options);
        launcher.awaitLine(UP, "Starting redis, kafka, simulator");
        var children = launcher.children();
        assertThat(children).hasSizeGreaterThanOrEqualTo(3);

        launcher.process().destroyForcibly().waitFor();

        await().atMost(END).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void launcherWhenAPortIsBusyIsOneLineThatSaysWhatToDo() throws IOException, InterruptedException {
        try (var _ = new ServerSocket(options.number(Option.INGEST_PORT), 1, InetAddress.getLoopbackAddress())) {
            launcher = LauncherProcess.start(options);

            assertThat(launcher.process().waitFor(END.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
        assertThat(launcher.process().exitValue()).isEqualTo(1);
        assertThat(launcher.lines())
                .contains("guildwire: Port " + options.number(Option.INGEST_PORT)
                        + " (ingest 1) is in use by another program: end that, or move ours with --ingest-port N.");
    }

    @Test
    void launcherWhenStartedTwiceIsOneLineThatSaysWhatToDo() throws InterruptedException {
        launcher = LauncherProcess.start(options);
        launcher.awaitLine(UP, "Starting redis, kafka, simulator");

        try (var second = LauncherProcess.start(FreePortOptions.in(folder))) {
            assertThat(second.process().waitFor(END.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(second.process().exitValue()).isEqualTo(1);
            assertThat(second.lines())
                    .anyMatch(line -> line.startsWith("guildwire: Guildwire already runs on " + folder + " as process "
                            + launcher.process().pid()));
        }
    }

    @Test
    void launcherWhenAskedForHelpPrintsItAndEnds() throws InterruptedException {
        launcher = LauncherProcess.start(List.of("--help"));

        assertThat(launcher.process().waitFor(END.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(launcher.process().exitValue()).isZero();
        await().untilAsserted(() -> assertThat(launcher.lines()).contains("Usage: ./run [options]"));
    }
}
