package dev.guildwire.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildwire.local.option.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildGroupIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ChildGroup group = new ChildGroup(new ChildListener() {});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void end() {
        group.close();
    }

    @Test
    void awaitReadyWhenAllBecomeReadyReturns() throws InterruptedException {
        var one = start("one", "exec sleep 1000", () -> true);
        var two = start("two", "exec sleep 1000", () -> true);

        group.awaitReady(LIMIT);

        assertThat(List.of(one, two)).allMatch(Child::isReady);
    }

    @Test
    void awaitReadyWhenOneEndsAgainAndAgainSaysWhatItPrinted() {
        start("broken", "echo the disk is full; exit 1", () -> false);

        assertThatThrownBy(() -> group.awaitReady(LIMIT))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("broken ends each time it is started")
                .hasMessageContaining("the disk is full");
    }

    @Test
    void awaitReadyWhenOneTakesTooLongNamesIt() {
        start("quick", "exec sleep 1000", () -> true);
        start("slow", "echo still loading; exec sleep 1000", () -> false);

        assertThatThrownBy(() -> group.awaitReady(Duration.ofSeconds(1)))
                .hasMessageContaining("slow is not ready after 1 s")
                .hasMessageContaining("still loading");
    }

    @Test
    void closeEndsAllAndRefusesMore() {
        var child = start("one", "exec sleep 1000", () -> true);
        var process = ProcessHandle.of(child.pid()).orElseThrow();

        group.close();

        assertThat(process.isAlive()).isFalse();
        assertThatThrownBy(() -> start("late", "exec sleep 1000", () -> true))
                .isInstanceOf(IllegalStateException.class);
    }

    private Child start(String name, String script, Probe probe) {
        return group.start(new Program(
                name, "nowhere", List.of("/bin/sh", "-c", script), Map.of(), probe, folder.resolve(name + ".log")));
    }
}
