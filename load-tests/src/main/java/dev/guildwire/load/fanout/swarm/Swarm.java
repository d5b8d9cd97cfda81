package dev.guildwire.load.fanout.swarm;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.load.fanout.wire.Transport;
import dev.guildwire.load.fanout.wire.Window;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.StreamSupport;

/// All clients of one run. Used by one thread, which waits here while the loops work.
public final class Swarm implements AutoCloseable {

    private static final Duration CHECK_EVERY = Duration.ofMillis(10);

    private final MultiThreadIoEventLoopGroup group;
    private final List<SwarmLoop> loops;
    private final Semaphore settled = new Semaphore(0);
    private int size;

    private Swarm(Target target, int threads) {
        var transport = Transport.best();
        group = transport.loops("swarm", threads);
        loops = StreamSupport.stream(group.spliterator(), false)
                .map(loop -> new SwarmLoop((EventLoop) loop, target, transport, settled::release))
                .toList();
    }

    public static Swarm start(Target target, int threads) {
        return new Swarm(target, threads);
    }

    /// Connects subscribers, at most so many at once, and returns when all are authenticated or have failed.
    ///
    /// @throws TimeoutException when some are neither within the time
    public void join(List<Subscriber> subscribers, int atOnce, Duration within)
            throws TimeoutException, InterruptedException {
        DescriptorLimit.require(size + subscribers.size());
        for (var subscriber : subscribers) {
            subscriber.comeFrom(SourceAddresses.of(size));
            var loop = loops.get(size % loops.size());
            loop.thread().execute(() -> loop.add(subscriber));
            size++;
        }
        connect(subscribers.size(), atOnce, within, size - subscribers.size());
    }

    /// Cuts every connection without a word.
    public void cut() throws InterruptedException {
        onEach((loop, _) -> {
            loop.cutAll();
            return 0L;
        });
    }

    /// Lets the slow readers read again. Only so can they learn that the server has closed them: its farewell waits
    /// behind all that they have not read.
    ///
    /// @return how many of them the server has closed within the time
    public long wakeSlow(Duration within) throws InterruptedException {
        onEach((loop, _) -> loop.wakeSlow());
        long deadline = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < deadline
                && onEach((loop, _) -> loop.openSlow()).stream().anyMatch(open -> open > 0)) {
            TimeUnit.NANOSECONDS.sleep(CHECK_EVERY.toNanos());
        }
        return tally().cut();
    }

    /// Connects everybody again, all at once, each from where it had got to.
    public void rejoin(Duration within) throws TimeoutException, InterruptedException {
        connect(size, size, within, 0);
    }

    private void connect(int count, int atOnce, Duration within, int firstIndex)
            throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        settled.drainPermits();
        for (int i = 0; i < count; i++) {
            if (i >= atOnce) {
                awaitSettled(1, deadline);
            }
            int index = firstIndex + i;
            var loop = loops.get(index % loops.size());
            loop.thread().execute(() -> loop.connect(loop.subscribers().get(index / loops.size())));
        }
        awaitSettled(Math.min(count, atOnce), deadline);
    }

    private void awaitSettled(int count, long deadline) throws TimeoutException, InterruptedException {
        if (!settled.tryAcquire(count, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("of " + size + " clients " + tally().ready() + " are connected in time");
        }
    }

    /// Says from when to when events count.
    public void measure(Window window) {
        loops.forEach(loop -> loop.measure(window));
    }

    /// Waits until every subscriber that reads has seen its guild's events up to the last one.
    ///
    /// @param last the number of a guild's last event
    /// @return how many have not, when the time is over
    public long awaitThrough(ToLongFunction<GuildId> last, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        long behind = behind(last);
        while (behind > 0 && System.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.sleep(CHECK_EVERY.toNanos());
            behind = behind(last);
        }
        return behind;
    }

    private long behind(ToLongFunction<GuildId> last) throws InterruptedException {
        return onEach((loop, _) -> loop.subscribers().stream()
                        .filter(subscriber -> !subscriber.isSlow())
                        .filter(subscriber -> !subscriber.hasSeenThrough(last.applyAsLong(subscriber.guild())))
                        .count())
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    public Tally tally() throws InterruptedException {
        return onEach((loop, _) -> loop.tally()).stream().reduce(Tally::plus).orElseThrow();
    }

    /// What subscribers have not seen to this moment: how many of them lack the same.
    public Map<Hole, Long> holes() throws InterruptedException {
        var all = new HashMap<Hole, Long>();
        onEach((loop, _) -> loop.holes())
                .forEach(holes -> holes.forEach((hole, count) -> all.merge(hole, count, Long::sum)));
        return Map.copyOf(all);
    }

    /// The processor time that the swarm's threads have used.
    public Duration cpu() throws InterruptedException {
        var threads = ManagementFactory.getThreadMXBean();
        return onEach((_, id) -> Duration.ofNanos(threads.getThreadCpuTime(id))).stream()
                .reduce(Duration.ZERO, Duration::plus);
    }

    public int size() {
        return size;
    }

    public int threads() {
        return loops.size();
    }

    /// Runs a step on each loop's own thread.
    ///
    /// @param step takes the loop and the id of its thread
    private <T> List<T> onEach(BiFunction<SwarmLoop, Long, T> step) throws InterruptedException {
        var answers = loops.stream()
                .map(loop -> loop.thread().submit(onThread(loop, step)))
                .toList();
        var results = new ArrayList<T>();
        for (var answer : answers) {
            results.add(answer.sync().getNow());
        }
        return results;
    }

    private static <T> Callable<T> onThread(SwarmLoop loop, BiFunction<SwarmLoop, Long, T> step) {
        return () -> step.apply(loop, Thread.currentThread().threadId());
    }

    @Override
    public void close() throws InterruptedException {
        cut();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).await();
    }
}
