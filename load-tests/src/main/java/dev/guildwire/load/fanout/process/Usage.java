package dev.guildwire.load.fanout.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a process has used so far, from `/proc` (proc_pid_stat(5), proc_pid_status(5)).
///
/// @param cpu         user and system time since it began
/// @param residentKib memory that is resident now
public record Usage(Duration cpu, long residentKib) {

    private static final Usage NOTHING = new Usage(Duration.ZERO, 0);
    private static final int TICKS_PER_SECOND = 100;
    private static final String NO_THREAD = "0 () X";
    private static final int UTIME = 11;
    private static final int STIME = 12;

    /// Of this process and all that it started, and they in turn.
    public static Usage all() {
        var here = ProcessHandle.current();
        return Stream.concat(Stream.of(here), here.descendants())
                .map(process -> of(process.pid()))
                .reduce(
                        NOTHING,
                        (one, other) -> new Usage(one.cpu.plus(other.cpu), one.residentKib + other.residentKib));
    }

    public static Usage of(long pid) {
        var process = Path.of("/proc", Long.toString(pid));
        return new Usage(cpu(read(process.resolve("stat"))), resident(read(process.resolve("status"))));
    }

    /// What those threads of a process have used that are there now.
    ///
    /// @param name what they are called, the first 15 characters of it
    static Duration ofThreads(long pid, Predicate<String> name) {
        return threads(pid, name).map(Usage::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /// The ids of those threads of a process that are there now.
    ///
    /// @param name what they are called, the first 15 characters of it
    static List<Long> idsOfThreads(long pid, Predicate<String> name) {
        return threads(pid, name)
                .map(stat -> Long.valueOf(stat.substring(0, stat.indexOf(' '))))
                .toList();
    }

    private static Stream<String> threads(long pid, Predicate<String> name) {
        try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads
                    .map(thread -> readIfThere(thread.resolve("stat")))
                    .filter(stat -> name.test(nameOf(stat)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of a thread that has just ended, what is known of none.
    private static String readIfThere(Path stat) {
        try {
            return Files.readString(stat);
        } catch (IOException _) {
            return NO_THREAD;
        }
    }

    private static String nameOf(String stat) {
        return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    }

    /// The command's name may hold anything, so fields are counted from the parenthesis behind it.
    private static Duration cpu(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    private static long resident(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
