package dev.guildwire.load.fanout.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CompilersTest {

    /// Of the fields behind the name in proc_pid_stat(5).
    private static final int POLICY = 38;

    private static final String SCHED_IDLE = "5";

    @Test
    void compilersWhenTheyGiveWayAreScheduledWhenNobodyElseWants() throws Exception {
        long here = ProcessHandle.current().pid();

        Compilers.of(LongStream.of(here)).giveWay();

        assertThat(policies(here, "C1 CompilerThre")).isNotEmpty().containsOnly(SCHED_IDLE);
        assertThat(policies(here, "VM Thread")).isNotEmpty().doesNotContain(SCHED_IDLE);
    }

    private static List<String> policies(long process, String name) {
        return Usage.idsOfThreads(process, name::equals).stream()
                .map(thread -> Path.of("/proc", Long.toString(process), "task", thread.toString(), "stat"))
                .map(CompilersTest::policy)
                .toList();
    }

    private static String policy(Path stat) {
        try {
            var text = Files.readString(stat);
            return text.substring(text.lastIndexOf(')') + 2).split(" ", -1)[POLICY];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
