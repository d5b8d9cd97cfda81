package dev.guildwire.load.fanout.swarm;

import dev.guildwire.load.fanout.wire.HttpHead;
import dev.guildwire.load.fanout.wire.LatencyLog;
import dev.guildwire.load.fanout.wire.Marker;
import dev.guildwire.load.fanout.wire.Transport;
import dev.guildwire.load.fanout.wire.Window;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/// The subscribers of one thread, their connections and what they saw. Every method runs on that thread, except
/// [#measure].
final class SwarmLoop {

    private static final System.Logger LOG = System.getLogger("Swarm");
    private static final int READ_BYTES = 64 * 1024;
    private static final int SLOW_RECEIVE_BYTES = 4 * 1024;
    private static final long RETRY_SECONDS = 1;

    private final EventLoop loop;
    private final Target target;
    private final Transport transport;
    private final Runnable onSettled;

    private final List<Subscriber> subscribers = new ArrayList<>();
    private final Map<Channel, Subscriber> open = new HashMap<>();
    private final Marker marker = new Marker();
    private final LatencyLog latencies = new LatencyLog();
    private final Map<Integer, Long> closes = new HashMap<>();
    private long refused;
    private long resumed;
    private long unresumed;
    private long unmarked;
    private long rejections;
    private long cut;
    private final Histogram absences = LatencyLog.empty();

    /// @param onSettled called once for each [#connect]: when the subscriber is authenticated, or its connection ended
    SwarmLoop(EventLoop loop, Target target, Transport transport, Runnable onSettled) {
        this.loop = loop;
        this.target = target;
        this.transport = transport;
        this.onSettled = onSettled;
    }

    EventLoop thread() {
        return loop;
    }

    Target target() {
        return target;
    }

    Marker marker() {
        return marker;
    }

    void measure(Window from) {
        latencies.measure(from);
    }

    void add(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    List<Subscriber> subscribers() {
        return subscribers;
    }

    void connect(Subscriber subscriber) {
        var bootstrap = new Bootstrap()
                .group(loop)
                .channel(transport.client())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        initialise(channel, subscriber);
                    }
                });
        var source = subscriber.source();
        if (source != null) {
            transport.bindLate(bootstrap).localAddress(source);
        }
        bootstrap.connect(target.address()).addListener((ChannelFuture done) -> {
            if (!done.isSuccess()) {
                open.remove(done.channel());
                tryAgain(subscriber, RETRY_SECONDS);
            }
        });
    }

    private void initialise(Channel channel, Subscriber subscriber) {
        if (subscriber.isSlow()) {
            channel.config().setOption(ChannelOption.SO_RCVBUF, SLOW_RECEIVE_BYTES);
        }
        channel.pipeline().addLast(new SwarmConnection(this, subscriber, channel));
        open.put(channel, subscriber);
    }

    /// Lets the slow readers read again.
    long wakeSlow() {
        open.forEach((channel, subscriber) -> channel.config().setAutoRead(true));
        return openSlow();
    }

    /// How many slow readers are connected.
    long openSlow() {
        return open.values().stream().filter(Subscriber::isSlow).count();
    }

    /// Ends all connections from this side, as a lost network would: without a word.
    void cutAll() {
        subscribers.forEach(subscriber -> subscriber.ready(false));
        var all = List.copyOf(open.keySet());
        open.clear();
        for (var channel : all) {
            var _ = channel.close();
        }
    }

    void onReady(Subscriber subscriber, String answer) {
        subscriber.ready(true);
        if (subscriber.leftNanos() != 0) {
            absences.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - subscriber.leftNanos()));
        }
        if (answer.contains("\"resumed\":true")) {
            resumed++;
        } else if (answer.contains("\"resumed\":false")) {
            unresumed++;
        }
        onSettled.run();
    }

    void onEvent(long sentNanos, long arrivedNanos) {
        latencies.onEvent(sentNanos, arrivedNanos);
    }

    /// The server asks to come again later, as a load balancer's client would.
    void onRefused(Subscriber subscriber, Channel channel, String answer) {
        refused++;
        open.remove(channel);
        var after = HttpHead.header(answer, "Retry-After").map(Long::parseLong).orElse(RETRY_SECONDS);
        tryAgain(subscriber, after);
    }

    private void tryAgain(Subscriber subscriber, long seconds) {
        comeBack(subscriber, TimeUnit.SECONDS.toMillis(seconds));
    }

    private void comeBack(Subscriber subscriber, long millis) {
        var _ = loop.schedule(() -> connect(subscriber), millis, TimeUnit.MILLISECONDS);
    }

    void onUnmarked() {
        unmarked++;
    }

    /// Tells the first time what a server answers instead of letting a client in.
    void onRejection(String answer) {
        if (rejections++ == 0) {
            LOG.log(System.Logger.Level.WARNING, "the server answered {0}", answer);
        }
    }

    void onClosed(Subscriber subscriber, Channel channel, Farewell farewell) {
        if (open.remove(channel) == null) {
            return;
        }
        if (subscriber.isSlow()) {
            cut++;
        } else {
            closes.merge(farewell.code(), 1L, Long::sum);
        }
        if (subscriber.isReady()) {
            subscriber.ready(false);
        } else {
            onSettled.run();
        }
        if (target.returns()) {
            subscriber.left(System.nanoTime());
            comeBack(subscriber, farewell.waitMillis());
        }
    }

    /// What subscribers never saw: how many of them lack the same.
    Map<Hole, Long> holes() {
        return subscribers.stream()
                .map(Subscriber::hole)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(hole -> hole, Collectors.counting()));
    }

    Tally tally() {
        long missing = sum(Subscriber::missing);
        long repeated = sum(Subscriber::repeated);
        int ready = (int) subscribers.stream().filter(Subscriber::isReady).count();
        return new Tally(
                ready,
                latencies.arrivals(),
                missing,
                repeated,
                sum(Subscriber::late),
                refused,
                resumed,
                unresumed,
                unmarked,
                cut,
                Map.copyOf(closes),
                latencies.micros(),
                absences.copy());
    }

    private long sum(ToLongFunction<Subscriber> count) {
        return subscribers.stream()
                .filter(subscriber -> !subscriber.isSlow())
                .mapToLong(count)
                .sum();
    }
}
