package dev.guildwire.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String SLEEP = "exec sleep 1000";

    private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
    private final ChildListener listener = new ChildListener() {
        @Override
        public void ended(String name, int exit, Duration pause) {
            ends.add(exit);
        }
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void childWhenKilledIsReportedAndStartedAgain() {
        try (var child = start(SLEEP)) {
            var first = child.pid();

            child.kill();

            await().atMost(LIMIT).until(() -> child.pid() != first && child.isReady());
            assertThat(ends).containsExactly(128 + 9);
        }
    }

    @Test
    void childWhenItEndsByItselfIsReportedWithItsStatus() {
        try (var _ = start("exit 3")) {
            await().atMost(LIMIT).until(() -> ends.contains(3));
        }
    }

    @Test
    void childWhenRestartedIsNotReported() {
        try (var child = start(SLEEP)) {
            var first = child.pid();

            child.restart();

            await().atMost(LIMIT).until(() -> child.pid() != first && child.isReady());
            assertThat(ends).isEmpty();
        }
    }

    @Test
    void childWhenItsProbeFailsIsNotReady() throws IOException {
        var works = Files.createFile(folder.resolve("works"));
        try (var child = Child.start(program(SLEEP, () -> Files.exists(works)), listener)) {
            await().atMost(LIMIT).until(child::isReady);

            Files.delete(works);

            await().atMost(LIMIT).until(() -> !child.isReady());
        }
    }

    @Test
    void closeWhenTheProgramHangsKillsIt() {
        var child = start("trap '' TERM; while :; do sleep 1; done");
        await().atMost(LIMIT).until(child::isReady);
        var process = ProcessHandle.of(child.pid()).orElseThrow();

        child.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(ends).isEmpty();
    }

    @Test
    void closeWhenItWaitsToStartAgainReturnsAtOnce() {
        var child = start("exit 1");
        await().atMost(LIMIT).until(() -> ends.size() >= 2);

        child.close();

        assertThat(child.isReady()).isFalse();
    }

    private Child start(String script) {
        return Child.start(program(script, () -> true), listener);
    }

    private Program program(String script, Probe probe) {
        return new Program(
                "child", "nowhere", List.of("/bin/sh", "-c", script), Map.of(), probe, folder.resolve("child.log"));
    }
}
