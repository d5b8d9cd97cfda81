package dev.guildwire.local.process;

import dev.guildwire.testsupport.BoundProcess;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A program that is kept running until it is closed.
///
/// Thread-safe. A virtual thread of its own starts it, asks its probe and starts it again.
public final class Child implements AutoCloseable {

    private static final Duration PROBE_UNTIL_READY = Duration.ofMillis(50);
    private static final Duration PROBE_WHEN_READY = Duration.ofMillis(500);
    private static final Duration STOP_GRACE = Duration.ofSeconds(8);

    private final Program program;
    private final ChildListener listener;
    private final Thread keeper;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Backoff backoff = new Backoff();

    private volatile Process process;
    private volatile boolean ready;
    private volatile boolean restarting;

    private Child(Program program, ChildListener listener) {
        this.program = program;
        this.listener = listener;
        process = start();
        keeper = Thread.ofVirtual().name(program.name()).unstarted(this::keep);
    }

    /// Returns as soon as the program has been started, before it is ready.
    public static Child start(Program program, ChildListener listener) {
        var child = new Child(program, listener);
        child.keeper.start();
        return child;
    }

    public Program program() {
        return program;
    }

    public String name() {
        return program.name();
    }

    /// Of its newest start.
    public long pid() {
        return process.pid();
    }

    public boolean isReady() {
        return ready;
    }

    /// Ends it as a crash would; it is started again after a pause.
    public void kill() {
        process.destroyForcibly();
    }

    /// Ends it gracefully and starts it again at once. Returns when the old one is gone.
    public void restart() {
        restarting = true;
        BoundProcess.stop(process, STOP_GRACE);
    }

    /// Ends it for good: SIGTERM, and SIGKILL 8 seconds later.
    @Override
    public void close() {
        closing.countDown();
        BoundProcess.stop(process, STOP_GRACE);
        try {
            keeper.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start() {
        return BoundProcess.start(program.command(), program.environment(), program.log());
    }

    private void keep() {
        try {
            while (true) {
                var started = System.nanoTime();
                watchUntilItEnds();
                if (pauseOrClose(Duration.ofNanos(System.nanoTime() - started))) {
                    return;
                }
                process = start();
                if (closing.getCount() == 0) {
                    BoundProcess.stop(process, STOP_GRACE);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchUntilItEnds() throws InterruptedException {
        while (!process.waitFor((ready ? PROBE_WHEN_READY : PROBE_UNTIL_READY).toMillis(), TimeUnit.MILLISECONDS)) {
            setReady(program.probe().passes() && process.isAlive());
        }
        setReady(false);
    }

    /// @return true when it was closed and is not to be started again
    private boolean pauseOrClose(Duration lifetime) throws InterruptedException {
        if (closing.getCount() == 0) {
            return true;
        }
        if (restarting) {
            restarting = false;
            return false;
        }
        var pause = backoff.after(lifetime);
        listener.ended(program.name(), process.exitValue(), pause);
        return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void setReady(boolean now) {
        if (now != ready) {
            ready = now;
            listener.readyChanged(program.name(), now);
        }
    }
}
