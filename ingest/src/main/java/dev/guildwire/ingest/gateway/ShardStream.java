package dev.guildwire.ingest.gateway;

import dev.guildwire.ingest.translate.CatchUp;
import dev.guildwire.ingest.translate.Dispatch;
import dev.guildwire.ingest.translate.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the dispatches of one shard from JDA's reading thread onwards, on a thread of its own. Until the shard is
/// published here it holds them back.
///
/// The queue is bounded. When it is full the reading thread waits, which stops reading from Discord. That loses
/// nothing, because Discord keeps what it could not send for the session's RESUME; and Kafka cannot cause it, only this
/// machine.
final class ShardStream implements AutoCloseable {

    private sealed interface Item {

        record Received(Dispatch dispatch) implements Item {}

        record GoLive(Told told, Function<List<Dispatch>, LiveShard> begin) implements Item {}

        record End() implements Item {}
    }

    /// @param deadline by [System#nanoTime]
    private record Beginning(CatchUp catchUp, Function<List<Dispatch>, LiveShard> begin, long deadline) {}

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");
    private static final Duration IDLE = Duration.ofMillis(500);
    /// A dispatch may have its time and not be in the queue yet.
    private static final Duration ON_THE_WAY = Duration.ofMillis(100);
    /// What the old owner was told and this session was not told for so long does not come.
    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    private final BlockingQueue<Item> queue;
    private final BooleanSupplier connected;
    private final Clock clock;
    private final List<Dispatch> held = new ArrayList<>();
    private final Thread thread;
    private @Nullable Beginning beginning;
    private @Nullable LiveShard live;
    private volatile @Nullable Instant sessionBegan;
    private volatile @Nullable Instant lastDispatch;
    private volatile int holding;

    /// @param connected whether the session would have told what happens
    ShardStream(int shard, int capacity, BooleanSupplier connected, Clock clock) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.connected = connected;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("shard-" + shard).start(this::run);
    }

    void put(Dispatch dispatch) {
        lastDispatch = dispatch.receivedAt();
        if (dispatch.type().equals("READY")) {
            sessionBegan = dispatch.receivedAt();
        }
        enqueue(new Item.Received(dispatch));
    }

    /// The shard is published here, once this session was told all that the old owner published.
    ///
    /// @param begin gets what was held back; runs on the stream's thread
    void goLive(Told told, Function<List<Dispatch>, LiveShard> begin) {
        enqueue(new Item.GoLive(told, begin));
    }

    /// When the current session told its READY; null before the first.
    @Nullable
    Instant sessionBegan() {
        return sessionBegan;
    }

    /// When Discord told something last; null before the first time.
    @Nullable
    Instant lastDispatch() {
        return lastDispatch;
    }

    /// How many dispatches are held back.
    int holding() {
        return holding;
    }

    /// Handles what waits and ends.
    @Override
    public void close() {
        enqueue(new Item.End());
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void enqueue(Item item) {
        try {
            queue.put(item);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                var emptyAt = clock.instant();
                switch (queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                    case null -> onIdle(emptyAt.minus(ON_THE_WAY));
                    case Item.Received(Dispatch dispatch) -> onReceived(dispatch);
                    case Item.GoLive goLive -> onGoLive(goLive);
                    case Item.End _ -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void onIdle(Instant caughtUp) {
        if (live != null) {
            live.onIdle();
            if (connected.getAsBoolean()) {
                live.caughtUp(caughtUp);
            }
        } else if (beginning != null) {
            beginIfDue(beginning);
        }
    }

    private void onGoLive(Item.GoLive goLive) {
        var catchUp = new CatchUp(held, goLive.told());
        beginning = new Beginning(catchUp, goLive.begin(), System.nanoTime() + CATCH_UP.toNanos());
        beginIfDue(beginning);
    }

    private void beginIfDue(Beginning due) {
        var caughtUp = due.catchUp().isDone();
        var late = !caughtUp && System.nanoTime() > due.deadline();
        if (late) {
            LOG.warn("the session was not told what the old owner published, some of it may be told twice");
        }
        if (late || caughtUp) {
            beginning = null;
            live = due.begin().apply(held);
        }
    }

    private void onReceived(Dispatch dispatch) {
        if (live != null) {
            live.onDispatch(dispatch);
            return;
        }
        if (dispatch.type().equals("READY")) {
            held.clear();
        }
        held.add(dispatch);
        holding = held.size();
        if (beginning != null) {
            beginning.catchUp().hear(dispatch);
            beginIfDue(beginning);
        }
    }
}
