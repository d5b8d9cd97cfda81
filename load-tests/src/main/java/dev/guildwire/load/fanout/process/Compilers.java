package dev.guildwire.load.fanout.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// The compilers of some JVMs. While they work, a measurement shows what a start costs, and not what runs: of a
/// server's first half minute they take more than the server itself.
public final class Compilers {

    /// What a thread is called in `/proc`, where names are cut off.
    private static final List<String> NAMES = List.of("C1 CompilerThre", "C2 CompilerThre");

    /// Of one processor.
    private static final double IDLE = 0.05;

    private final List<Long> processes;
    private Duration used;
    private long lookedNanos;

    /// Something to run in with.
    @FunctionalInterface
    public interface Turn {

        void take() throws Exception;
    }

    private Compilers(List<Long> processes) {
        this.processes = processes;
        this.used = used();
        this.lookedNanos = System.nanoTime();
    }

    public static Compilers of(LongStream processes) {
        return new Compilers(processes.boxed().toList());
    }

    /// How much of one processor they have used since the last call.
    public double share() {
        var before = used;
        var beforeNanos = lookedNanos;
        used = used();
        lookedNanos = System.nanoTime();
        return (double) used.minus(before).toNanos() / (lookedNanos - beforeNanos);
    }

    /// Takes turns until the compilers did next to nothing during one, or the time for it is over.
    public void runIn(Duration most, Turn turn) throws Exception {
        long end = System.nanoTime() + most.toNanos();
        do {
            turn.take();
        } while (share() > IDLE && System.nanoTime() < end);
    }

    /// From now on they get only what nobody else wants (sched(7), SCHED_IDLE), as if there were a processor for them
    /// alone.
    public void giveWay() throws IOException, InterruptedException {
        for (long process : processes) {
            for (long thread : Usage.idsOfThreads(process, NAMES::contains)) {
                new ProcessBuilder("chrt", "--idle", "--pid", "0", Long.toString(thread))
                        .start()
                        .waitFor();
            }
        }
    }

    private Duration used() {
        return processes.stream()
                .map(process -> Usage.ofThreads(process, NAMES::contains))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
