package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.event.UserEvent;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The thread that owns the [Board]: what others ask for waits in one queue and is done in its order. Safe for any
/// thread; nobody who calls here waits.
public final class RoadmapStream implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger("WS");

    /// Tasks done before what is due gets its turn.
    private static final int MOST_TASKS = 1000;

    private final Board board;

    /// Each is given the time, in milliseconds of [#now].
    private final BlockingQueue<LongConsumer> tasks = new LinkedBlockingQueue<>();

    private final Thread thread = Thread.ofPlatform().name("roadmap").daemon().unstarted(this::run);
    private volatile boolean running;

    RoadmapStream(Board board) {
        this.board = board;
    }

    /// The topic begins, or begins anew.
    public void begin() {
        tasks.add(_ -> board.begin());
    }

    /// A change, in the order of the topic.
    public void publish(Change change) {
        tasks.add(now -> board.publish(change, now));
    }

    /// A session or membership of a user ended.
    public void revoke(UserEvent revocation) {
        tasks.add(_ -> board.revoke(revocation));
    }

    void join(Viewer viewer) {
        tasks.add(now -> board.join(viewer, now));
    }

    void leave(Viewer viewer) {
        tasks.add(_ -> board.leave(viewer));
    }

    void changeRole(Viewer viewer, boolean admin) {
        tasks.add(_ -> board.changeRole(viewer, admin));
    }

    private void run() {
        var taken = new ArrayList<LongConsumer>();
        try {
            while (true) {
                var first = take(board.dueAt());
                if (first != null) {
                    taken.add(first);
                    tasks.drainTo(taken, MOST_TASKS);
                    taken.forEach(this::perform);
                    taken.clear();
                }
                perform(board::tick);
            }
        } catch (InterruptedException _) {
            LOG.debug("The roadmap stream ends");
        }
    }

    private @Nullable LongConsumer take(long due) throws InterruptedException {
        if (due == Batches.NEVER) {
            return tasks.take();
        }
        var wait = due - now();
        return wait > 0 ? tasks.poll(wait, TimeUnit.MILLISECONDS) : tasks.poll();
    }

    private void perform(LongConsumer task) {
        try {
            task.accept(now());
        } catch (RuntimeException e) {
            LOG.error("A task of the roadmap stream failed", e);
        }
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void start() {
        running = true;
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// With the lanes, before the feed.
    @Override
    public int getPhase() {
        return 0;
    }
}
