package dev.guildwire.ingest.gateway;

import dev.guildwire.contracts.node.NodeReport.Shard;
import dev.guildwire.ingest.publish.BacklogSize;
import dev.guildwire.ingest.publish.Outbox;
import dev.guildwire.ingest.publish.Ownership;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One shard in this process, from its assignment to its end, on a thread of its own.
///
/// When another process publishes the shard, this one first listens beside it, and takes over once it knows all that
/// the other one will not publish any more, so that nothing is lost while shards move. The other one goes on until it
/// is shut out, which ends it, or until the time for a hand-over is over.
final class ShardRunner {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");

    private final int shard;
    private final Installation installation;
    private final Runnable onChange;
    private final ShardStream stream;
    private final HandOver handOver;
    private final Retry retry;
    private final Semaphore sessionEnded = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile ShardStatus beforeSession = new ShardStatus.Starting("the start");
    private volatile @Nullable ShardSession session;
    private volatile @Nullable Outbox outbox;
    // Guarded by this.
    private boolean serving;
    private boolean ending;
    private @Nullable ScheduledFuture<?> deadline;

    /// @param onChange told after each change of the status
    ShardRunner(int shard, Installation installation, Ownership ownership, Runnable onChange) {
        var properties = installation.properties();
        this.shard = shard;
        this.installation = installation;
        this.onChange = onChange;
        this.stream = new ShardStream(shard, properties.queueCapacity(), this::isConnected, installation.clock());
        this.handOver = new HandOver(shard, installation, ownership, stream);
        this.retry = new Retry(
                properties.retryMin(),
                properties.retryMax(),
                what -> beforeSession = new ShardStatus.Starting("waiting for " + what));
        this.thread = Thread.ofPlatform().daemon().name("shard-runner-" + shard).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// The shard is another process's now. This one goes on until that one has it, if there is anything to go on with.
    synchronized void retire(ScheduledExecutorService timer) {
        if (serving) {
            LOG.info("the shard goes to another ingest: shard={}", shard);
            var bound = installation.properties().handOver();
            deadline = timer.schedule(this::end, bound.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            end();
        }
    }

    /// The shard came back.
    ///
    /// @return false when it is too late to go on
    synchronized boolean keep() {
        if (deadline != null) {
            deadline.cancel(false);
        }
        return !ending;
    }

    /// Ends the session and closes the outbox, soon.
    synchronized void end() {
        if (!ending) {
            ending = true;
            thread.interrupt();
        }
    }

    void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    int shard() {
        return shard;
    }

    ShardStatus status() {
        var current = session;
        return current == null ? beforeSession : current.status();
    }

    /// As operators see it.
    Shard now() {
        return new Shard(shard, status().word(), pingMillis(), stream.lastDispatch());
    }

    /// Between a heartbeat and its answer; -1 before the first.
    long pingMillis() {
        var current = session;
        return current == null ? -1 : current.pingMillis();
    }

    /// Since Discord told something last, or nothing before the first time.
    Optional<Duration> silence() {
        return Optional.ofNullable(stream.lastDispatch())
                .map(last -> Duration.between(last, installation.clock().instant()));
    }

    /// What is not in Kafka yet; empty while the shard is not published here.
    Optional<BacklogSize> backlog() {
        return Optional.ofNullable(outbox).map(Outbox::size);
    }

    private boolean isConnected() {
        return status() instanceof ShardStatus.Ready;
    }

    private void run() {
        try {
            checkGoingOn();
            takeOver();
            if (session == null) {
                login();
            }
            serve();
        } catch (FinalFailureException e) {
            LOG.error("{} shard={}", e.failure().remedy(), shard);
            beforeSession = new ShardStatus.Failed(e.failure());
            session = null;
        } catch (InterruptedException _) {
            LOG.info("the shard ends here: shard={}", shard);
        } finally {
            close();
            ended.countDown();
        }
    }

    private void takeOver() throws InterruptedException {
        var publishing = installation.publishing();
        try (var marks = retry.until("Kafka", () -> publishing.marks(shard))) {
            var turn = new Turn(marks::newest, publishing.markInterval(), installation.clock());
            if (retry.until("Kafka", turn::isAnothers)) {
                login();
                awaitTurn(turn);
            }
            var taken = retry.until("Kafka", () -> handOver.takeOver(turn));
            outbox = taken;
            var _ = taken.superseded().thenRun(this::end);
        }
    }

    private void awaitTurn(Turn turn) throws InterruptedException {
        var properties = installation.properties();
        var patience = System.nanoTime() + properties.handOver().toNanos();
        turn.await(
                through -> {
                    var began = stream.sessionBegan();
                    return isConnected() && began != null && !through.isBefore(began);
                },
                () -> System.nanoTime() > patience || stream.holding() > properties.queueCapacity());
    }

    private void login() throws InterruptedException {
        var fresh = retry.until("a login at Discord", () -> {
            var tap = new Tap(shard, installation.clock(), installation.metrics(), stream::put);
            var attempt = new ShardSession(shard, tap, this::onSessionChange);
            attempt.login(installation);
            return attempt;
        });
        session = fresh;
        onSessionChange();
    }

    private void onSessionChange() {
        if (status() instanceof ShardStatus.Ended) {
            sessionEnded.release();
        }
        onChange.run();
    }

    /// A session that JDA gave up is replaced.
    private void serve() throws InterruptedException {
        synchronized (this) {
            serving = true;
            checkGoingOn();
        }
        while (true) {
            sessionEnded.acquire();
            closeSession();
            login();
        }
    }

    private synchronized void checkGoingOn() throws InterruptedException {
        if (ending) {
            throw new InterruptedException();
        }
    }

    private void close() {
        closeSession();
        stream.close();
        var closing = outbox;
        if (closing != null) {
            closing.close();
        }
    }

    private void closeSession() {
        var closing = session;
        session = null;
        if (closing != null) {
            closing.close();
        }
    }
}
