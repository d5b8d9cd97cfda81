package dev.guildwire.load.roadmap;

import dev.guildwire.load.fanout.process.Machine;
import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.process.Usage;
import java.time.Duration;

/// Who has used the processors so far: one machine carries everything, so a latency says little without it.
///
/// @param benchmark this process with its thousand viewers
/// @param atNanos   of the JVM's clock
record Processors(Duration edge, Duration rooms, Duration benchmark, Machine machine, long atNanos) {

    static Processors of(Server edge, Server rooms) {
        return new Processors(
                edge.usage().cpu(),
                rooms.usage().cpu(),
                Usage.of(ProcessHandle.current().pid()).cpu(),
                Machine.now(),
                System.nanoTime());
    }

    String since(Processors then) {
        double span = atNanos - then.atNanos;
        return "edge %.2f, rooms %.2f, the viewers %.2f; all that the machine has were busy for %.0f %%"
                .formatted(
                        edge.minus(then.edge).toNanos() / span,
                        rooms.minus(then.rooms).toNanos() / span,
                        benchmark.minus(then.benchmark).toNanos() / span,
                        machine.busySince(then.machine) * 100);
    }
}
