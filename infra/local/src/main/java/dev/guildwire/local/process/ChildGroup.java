package dev.guildwire.local.process;

import dev.guildwire.local.option.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Children that start and end together.
///
/// Thread-safe.
public final class ChildGroup implements ChildListener, AutoCloseable {

    private static final int TAIL_LINES = 12;

    /// A child that ends this often before all are ready will not become so by another start.
    private static final int ENDS_TOO_MANY = 2;

    private final ChildListener outer;

    /// Guarded by this, as all below.
    private final List<Child> children = new ArrayList<>();

    private boolean closed;

    /// How often each child has ended by itself since all were ready.
    private final Map<String, Integer> ends = new HashMap<>();

    /// @param outer hears of each child too
    public ChildGroup(ChildListener outer) {
        this.outer = outer;
    }

    /// @throws IllegalStateException once the group is closed
    public synchronized Child start(Program program) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        var child = Child.start(program, this);
        children.add(child);
        return child;
    }

    /// Returns once all are ready at the same time.
    ///
    /// @throws UsageException when one ends twice before that, or it takes too long; the message has the end of its
    ///                        log
    /// @throws IllegalStateException when the group is closed meanwhile
    public synchronized void awaitReady(Duration limit) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!children.stream().allMatch(Child::isReady)) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || ends.values().stream().anyMatch(count -> count >= ENDS_TOO_MANY)) {
                throw new UsageException(complaint(limit));
            }
            wait(left);
        }
        ends.clear();
    }

    public synchronized List<Child> children() {
        return List.copyOf(children);
    }

    @Override
    public synchronized void readyChanged(String name, boolean ready) {
        notifyAll();
        outer.readyChanged(name, ready);
    }

    @Override
    public void ended(String name, int exit, Duration pause) {
        synchronized (this) {
            ends.merge(name, 1, Integer::sum);
            notifyAll();
        }
        outer.ended(name, exit, pause);
    }

    /// Ends all at the same time, each within its bound.
    @Override
    public void close() {
        List<Child> all;
        synchronized (this) {
            closed = true;
            notifyAll();
            all = List.copyOf(children);
        }
        var closings = all.stream()
                .map(child -> Thread.startVirtualThread(child::close))
                .toList();
        for (var closingOne : closings) {
            try {
                closingOne.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String complaint(Duration limit) {
        for (var end : ends.entrySet()) {
            if (end.getValue() >= ENDS_TOO_MANY) {
                return end.getKey() + " ends each time it is started" + tail(end.getKey());
            }
        }
        var missing = children.stream()
                .filter(child -> !child.isReady())
                .map(Child::name)
                .findFirst()
                .orElse("nobody");
        return missing + " is not ready after " + limit.toSeconds() + " s" + tail(missing);
    }

    private String tail(String name) {
        return children.stream()
                .filter(child -> child.name().equals(name))
                .map(child -> child.program().log())
                .map(log -> "; " + log + " ends with:\n" + lastLines(log))
                .findFirst()
                .orElse("");
    }

    private static String lastLines(Path log) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
