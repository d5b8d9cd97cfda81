package dev.guildwire.simulator.world;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread to which everything that changes belongs: the world, the gateway sessions, the limits, the faults.
///
/// What arrives on any other thread is handed over here and done in the order of arrival, so a client sees the
/// dispatch of a change and the answer to the request that made it in a fixed order, and nothing needs a lock.
/// Tasks must not block.
public final class WorldThread implements Executor, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WorldThread.class);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("discord-world").daemon().factory());

    public WorldThread() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        if (!executor.isShutdown()) {
            executor.execute(logged(task));
        }
    }

    public void after(Duration delay, Runnable task) {
        if (!executor.isShutdown()) {
            var _ = executor.schedule(logged(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /// Runs the task again and again, until the answer is cancelled.
    public Future<?> every(Duration interval, Runnable task) {
        long nanos = interval.toNanos();
        return executor.scheduleAtFixedRate(logged(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /// Computes an answer on the world's thread for a caller on another one.
    public <T> T ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, executor).join();
    }

    /// Ends the thread; what is scheduled is dropped.
    @Override
    public void close() {
        executor.shutdownNow();
    }

    // An exception must neither vanish in a future nor end a repeated task.
    private static Runnable logged(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("A task on the world's thread failed", e);
            }
        };
    }
}
