package dev.guildwire.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundProcessIT {

    private static final Duration END = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void processWhenItsParentIsKilledEnds() throws IOException {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentOfSleeper.class.getName(),
                        folder.toString())
                .start();
        var child = readPid(parent);
        assertThat(child.isAlive()).isTrue();

        parent.destroyForcibly();

        await().atMost(END).until(() -> !child.isAlive());
    }

    @Test
    void startRunsTheProgramWithItsEnvironmentAndOutput() throws Exception {
        var output = folder.resolve("output");

        var process = BoundProcess.start(
                List.of("/bin/sh", "-c", "echo $GREETING; echo oops >&2"), Map.of("GREETING", "hello"), output);

        assertThat(process.waitFor()).isZero();
        assertThat(output).hasContent("hello\noops");
    }

    @Test
    void stopWhenTheProgramWillNotEndKillsIt() {
        var output = folder.resolve("output");
        var process = BoundProcess.start(
                List.of("/bin/sh", "-c", "trap '' TERM; echo up; while :; do sleep 1; done"), Map.of(), output);
        await().atMost(END).until(() -> Files.exists(output) && Files.size(output) > 0);

        BoundProcess.stop(process, Duration.ofMillis(200));

        assertThat(process.isAlive()).isFalse();
    }

    private static ProcessHandle readPid(Process parent) throws IOException {
        try (var lines = parent.inputReader()) {
            return ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
        }
    }

    /// Prints the process id of what it started, and stays.
    static final class ParentOfSleeper {

        static void main(String[] arguments) throws InterruptedException {
            var output = Path.of(arguments[0]).resolve("sleeper");
            System.out.println(BoundProcess.start(List.of("sleep", "1000"), Map.of(), output)
                    .pid());
            Thread.currentThread().join();
        }
    }
}
