package dev.guildwire.edge.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Those who wait until a partition has been read up to an offset. Guarded by the monitor of [FanOut], under which
/// they are called.
final class Waiting {

    private record Waiter(int partition, long offset, long until, Consumer<Boolean> then) {}

    private final List<Waiter> waiters = new ArrayList<>();

    void add(int partition, long offset, long until, Consumer<Boolean> then) {
        waiters.add(new Waiter(partition, offset, until, then));
    }

    void reached(int partition, long offset) {
        if (!waiters.isEmpty()) {
            call(waiter -> waiter.partition() == partition && waiter.offset() <= offset, true);
        }
    }

    void giveUp(long now) {
        call(waiter -> waiter.until() <= now, false);
    }

    private void call(Predicate<Waiter> which, boolean reached) {
        var due = waiters.stream().filter(which).toList();
        waiters.removeAll(due);
        due.forEach(waiter -> waiter.then().accept(reached));
    }
}
