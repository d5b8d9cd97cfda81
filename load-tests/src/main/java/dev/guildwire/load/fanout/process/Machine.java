package dev.guildwire.load.fanout.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// How busy all processors have been since the machine started, in ticks (`/proc/stat`, proc_stat(5)).
///
/// @param idle  neither working nor waiting for a disk
/// @param total all time of all processors, `stolen` by the hypervisor included
public record Machine(long idle, long stolen, long total) {

    private static final int TICKS_PER_SECOND = 100;
    private static final int IDLE = 3;
    private static final int IOWAIT = 4;
    private static final int STEAL = 7;

    public static Machine now() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var ticks = lines.findFirst().orElseThrow().strip().split("\\s+", -1);
            var numbers = Arrays.stream(ticks)
                    .skip(1)
                    .limit(STEAL + 1)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new Machine(
                    numbers[IDLE] + numbers[IOWAIT],
                    numbers[STEAL],
                    Arrays.stream(numbers).sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The share of all processors' time since then that was not idle, 0 to 1.
    public double busySince(Machine then) {
        return share(total - then.total - (idle - then.idle), then);
    }

    /// The share that was at work for others than those who used this time.
    public double busySince(Machine then, Duration used) {
        double ticks = used.toMillis() * TICKS_PER_SECOND / 1e3;
        return Math.max(0, busySince(then) - ticks / (total - then.total));
    }

    /// The share that the hypervisor gave to others.
    public double stolenSince(Machine then) {
        return share(stolen - then.stolen, then);
    }

    private double share(long ticks, Machine then) {
        return total == then.total ? 0 : (double) ticks / (total - then.total);
    }
}
