package dev.guildwire.load.fanout.process;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// The compilers of some JVMs. While they work, a measurement shows what a start costs, and not what runs: of a
/// server's first half minute they take more than the server itself.
public final class Compilers {

    /// What a thread is called in `/proc`, where names are cut off.
    private static final List<String> NAMES = List.of("C1 CompilerThre", "C2 CompilerThre");

    private final List<Long> processes;
    private Duration used;
    private long lookedNanos;

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

    private Duration used() {
        return processes.stream()
                .map(process -> Usage.ofThreads(process, NAMES::contains))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
