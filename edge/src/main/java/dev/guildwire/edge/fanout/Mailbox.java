package dev.guildwire.edge.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where a lane's tasks wait; the lane takes all of them at once. Putting never waits: the one who makes events asks
/// for [#awaitRoom] first.
final class Mailbox {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final int mostEvents;

    /// Guarded by the lock, as the fields below.
    private List<LaneTask> tasks = new ArrayList<>();

    private List<LaneTask> spare = new ArrayList<>();
    private int events;
    private boolean idle;

    Mailbox(int mostEvents) {
        this.mostEvents = mostEvents;
    }

    void put(LaneTask task) {
        lock.lock();
        try {
            tasks.add(task);
            if (task instanceof LaneTask.Publish(var published)) {
                events += published.size();
            }
            if (idle) {
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes everything that waits, or nothing when the time is over. The list is good until the next call.
    List<LaneTask> take(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            idle = true;
            for (var left = nanos; tasks.isEmpty() && left > 0; ) {
                left = filled.awaitNanos(left);
            }
            idle = false;
            return swap();
        } finally {
            lock.unlock();
        }
    }

    private List<LaneTask> swap() {
        var taken = tasks;
        spare.clear();
        tasks = spare;
        spare = taken;
        events = 0;
        emptied.signalAll();
        return taken;
    }

    /// Waits while the lane has as many events before it as it may have: the lane is behind with its work, which is
    /// never a socket's doing. Kafka keeps the rest.
    void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (events > mostEvents) {
                emptied.await(1, TimeUnit.SECONDS);
            }
        } finally {
            lock.unlock();
        }
    }
}
