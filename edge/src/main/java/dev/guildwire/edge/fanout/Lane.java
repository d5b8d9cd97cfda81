package dev.guildwire.edge.fanout;

import dev.guildwire.edge.connection.BrowserConnection;
import dev.guildwire.edge.connection.Rounds;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that owns part of the connections: it writes events to them and visits them for pings and deadlines.
/// Everything it takes from its mailbox at once is one batch, so that the busier it is, the more events go out in
/// one write.
public final class Lane implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger("WS");
    private static final int IMAGE_BYTES = 256 * 1024;

    private final int index;
    private final Mailbox mailbox;
    private final FanOutMetrics metrics;
    private final InstantSource clock;
    private final Thread thread;
    private final Rounds rounds = new Rounds();
    private final List<GuildStream> touched = new ArrayList<>();
    private final ByteBuffer image = ByteBuffer.allocateDirect(IMAGE_BYTES);
    private long nextTurn;

    Lane(int index, int mostEvents, FanOutMetrics metrics, InstantSource clock) {
        this.index = index;
        this.mailbox = new Mailbox(mostEvents);
        this.metrics = metrics;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("lane-" + index).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    void put(LaneTask task) {
        mailbox.put(task);
    }

    void awaitRoom() throws InterruptedException {
        mailbox.awaitRoom();
    }

    /// Begins to visit a connection.
    public void open(BrowserConnection connection) {
        put(new LaneTask.Open(connection));
    }

    /// Stops visiting a connection.
    public void gone(BrowserConnection connection) {
        put(new LaneTask.Gone(connection));
    }

    /// Runs a feature's own work on the lane's thread, in its turn; it must not wait.
    @Override
    public void execute(Runnable action) {
        put(new LaneTask.Run(action));
    }

    private void run() {
        nextTurn = System.nanoTime();
        try {
            while (true) {
                work(mailbox.take(nextTurn - System.nanoTime()));
                turn();
            }
        } catch (InterruptedException _) {
            LOG.debug("Lane {} ends", index);
        }
    }

    private void work(List<LaneTask> tasks) {
        for (var task : tasks) {
            try {
                on(task);
            } catch (RuntimeException e) {
                LOG.error("A lane's task failed", e);
            }
        }
        flushAll();
    }

    private void turn() {
        var now = System.nanoTime();
        if (now - nextTurn >= 0) {
            nextTurn = now + TimeUnit.MILLISECONDS.toNanos(Rounds.SLICE_MILLIS);
            rounds.turn(clock.millis());
        }
    }

    private void on(LaneTask task) {
        switch (task) {
            case LaneTask.Open(BrowserConnection connection) -> rounds.add(connection);
            case LaneTask.Gone(BrowserConnection connection) -> rounds.remove(connection);
            case LaneTask.Publish(List<LaneTask.StreamEvent> events) -> events.forEach(this::collect);
            case LaneTask.Tell tell -> {
                flush(tell.watcher().stream());
                tell.watcher().connection().send(tell.frame());
                metrics.delivered(1, tell.frame().length);
            }
            case LaneTask.Join join -> join(join);
            case LaneTask.Leave leave ->
                leave.watcher().stream().audience(index).remove(leave.watcher());
            case LaneTask.Close close -> {
                flush(close.watcher().stream());
                close.watcher().connection().close(close.reason());
            }
            case LaneTask.Run(Runnable action) -> action.run();
            case LaneTask.Visit visit -> visit.action().accept(rounds.all());
        }
    }

    private void collect(LaneTask.StreamEvent event) {
        var audience = event.stream().audience(index);
        if (audience.isEmpty()) {
            if (event.frame().trace() != null) {
                event.frame().trace().nobody();
            }
            return;
        }
        if (audience.waitingBytes() + event.frame().bytes().length > IMAGE_BYTES) {
            flush(event.stream());
        }
        if (audience.enqueue(event.frame())) {
            touched.add(event.stream());
        }
    }

    private void join(LaneTask.Join join) {
        var connection = join.watcher().connection();
        flush(join.watcher().stream());
        connection.send(join.answer());
        if (!join.missed().isEmpty()) {
            connection.replay(join.missed());
            metrics.delivered(
                    join.missed().size(),
                    join.missed().stream().mapToLong(frame -> frame.length).sum());
        }
        join.watcher().stream().audience(index).add(join.watcher());
    }

    private void flushAll() {
        touched.forEach(this::flush);
        touched.clear();
    }

    private void flush(GuildStream stream) {
        var audience = stream.audience(index);
        var bytes = audience.waitingBytes();
        var sent = audience.flush(image);
        if (!sent.isEmpty()) {
            metrics.flushed(sent, audience.size(), bytes);
        }
    }
}
