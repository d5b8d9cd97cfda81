package dev.guildwire.rooms.discord;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One alarm clock: of several times asked for, the earliest stands, and ringing clears it.
final class WakeUp {

    private final ScheduledExecutorService scheduler;
    private final Runnable ring;
    private @Nullable ScheduledFuture<?> next; // guarded by this
    private long at; // guarded by this; System.nanoTime()

    WakeUp(ScheduledExecutorService scheduler, Runnable ring) {
        this.scheduler = scheduler;
        this.ring = ring;
    }

    synchronized void in(Duration delay) {
        var wanted = System.nanoTime() + delay.toNanos();
        if (next != null && at - wanted <= 0) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        at = wanted;
        next = scheduler.schedule(this::ring, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void ring() {
        synchronized (this) {
            next = null;
        }
        ring.run();
    }
}
