package dev.guildwire.rooms.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Reads topics with one thread. After any fault it begins again, a second later.
public abstract class Follower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final long PAUSE_SECONDS = 1;
    private static final long LAST_SECONDS = 5;

    private final String name;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// Written by the lifecycle's thread.
    private volatile @Nullable Thread thread;

    /// @param name of the thread
    protected Follower(String name) {
        this.name = name;
    }

    /// Reads until [#isStopped].
    protected abstract void follow() throws InterruptedException, ExecutionException;

    protected final boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /// Lets more records come together; shorter when the follower is to stop.
    protected final void pause(Duration time) throws InterruptedException {
        stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name(name).daemon().start(this::followUntilStopped);
    }

    @Override
    public void stop() {
        stopped.countDown();
        var running = thread;
        if (running != null) {
            try {
                running.join(TimeUnit.SECONDS.toMillis(LAST_SECONDS));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        var running = thread;
        return running != null && running.isAlive();
    }

    private void followUntilStopped() {
        try {
            while (!isStopped()) {
                followUntilFault();
                stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void followUntilFault() throws InterruptedException {
        try {
            follow();
        } catch (KafkaException | DataAccessException | ExecutionException e) {
            log.warn("The {} stopped, trying again: {}", name, e.toString());
        } catch (RuntimeException e) {
            log.error("The {} failed, trying again", name, e);
        }
    }
}
