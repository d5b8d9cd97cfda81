package dev.guildwire.load.command;

import dev.guildwire.load.fanout.process.Machine;
import dev.guildwire.load.fanout.process.Usage;
import dev.guildwire.load.installation.Target;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Looks at who has this machine's processors while a test runs. Where load and installation share them, that is the
/// first answer to why a threshold broke. Says nothing where there is no `/proc`.
final class Processors implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final double WORTH_SAYING = 0.01;

    private final Target target;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("processors").unstarted(this::look);
    private final List<Interval> seen = new ArrayList<>(); // guarded by this

    /// What had been used at one moment, by the name of the process.
    private record Look(Machine machine, Map<String, Duration> used) {}

    /// @param shares of all processors' time, by the name of the process
    private record Interval(double busy, Map<String, Double> shares) {

        static Interval between(Look before, Look after) {
            var seconds = EVERY.toMillis() / 1e3 * Runtime.getRuntime().availableProcessors();
            var shares = new LinkedHashMap<String, Double>();
            after.used.forEach((name, used) -> {
                var more = used.minus(before.used.getOrDefault(name, Duration.ZERO));
                shares.put(name, Math.max(0, more.toMillis() / 1e3 / seconds));
            });
            return new Interval(after.machine.busySince(before.machine), shares);
        }

        String text() {
            var named = shares.entrySet().stream()
                    .filter(share -> share.getValue() > WORTH_SAYING)
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .map(share -> share.getKey() + " " + percent(share.getValue()))
                    .collect(Collectors.joining(", "));
            return "processors " + percent(busy) + " busy (" + named + ")";
        }

        private static String percent(double share) {
            return String.format(Locale.ROOT, "%.0f %%", 100 * share);
        }
    }

    private Processors(Target target) {
        this.target = target;
    }

    static Processors watch(Target target) {
        var processors = new Processors(target);
        if (Files.isReadable(Path.of("/proc/stat"))) {
            processors.thread.start();
        }
        return processors;
    }

    /// The last seconds, in words; empty at the beginning.
    synchronized String now() {
        return seen.isEmpty() ? "" : seen.getLast().text();
    }

    /// What was at the most, which is mostly while people log in, and what was usual.
    synchronized List<String> remarks() {
        if (seen.isEmpty()) {
            return List.of();
        }
        var byLoad =
                seen.stream().sorted(Comparator.comparingDouble(Interval::busy)).toList();
        return List.of(
                "At the most, in " + EVERY.toSeconds() + " s: "
                        + byLoad.getLast().text(),
                "In the middle of all such intervals: "
                        + byLoad.get(byLoad.size() / 2).text());
    }

    private void look() {
        try {
            for (var before = take(); !closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS); ) {
                var after = take();
                note(Interval.between(before, after));
                before = after;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(Interval interval) {
        seen.add(interval);
    }

    private Look take() {
        var used = new LinkedHashMap<String, Duration>();
        target.processes().forEach((name, pid) -> used.put(name, used(pid)));
        return new Look(Machine.now(), used);
    }

    private static Duration used(long pid) {
        try {
            return Usage.of(pid).cpu();
        } catch (UncheckedIOException _) {
            return Duration.ZERO; // It has just ended.
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
