package dev.guildwire.load.fanout.baseline;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.load.fanout.wire.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// The machine's limit: a process that fans `guild.events` out to WebSockets with as little as can be.
public final class BareFanOut {

    private static final int BACKLOG = 4096;

    private final List<BareLane> lanes;
    private final Set<Long> watched = ConcurrentHashMap.newKeySet();
    private final Frames frames;

    private BareFanOut(List<BareLane> lanes, Frames frames) {
        this.lanes = lanes;
        this.frames = frames;
    }

    /// Serves until its standard input ends.
    ///
    /// @param args Kafka's address, and the port to listen on
    static void main(String[] args) throws IOException, InterruptedException {
        var kafka = args[0];
        var transport = Transport.best();
        var group = transport.loops("lane", lanes());
        var lanes = StreamSupport.stream(group.spliterator(), false)
                .map(loop -> new BareLane((EventLoop) loop))
                .toList();
        var stream = EventStream.open(kafka, Topic.GUILD_EVENTS.wire());
        var server = new BareFanOut(
                lanes,
                new Frames(TopicEpoch.of(kafka, Topic.GUILD_EVENTS), PooledByteBufAllocator.DEFAULT::directBuffer));
        new ServerBootstrap()
                .group(group)
                .channel(transport.server())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new BareConnection(channel, server::onJoined));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]))
                .sync();
        Thread.ofPlatform().daemon().name("poll").start(() -> stream.run(server::onRecords));
        System.out.println("READY");
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    /// Half the processors: the others poll, and run whoever is on the same machine. On two processors one lane was
    /// better than two at a million deliveries a second (p99 35 ms instead of 60) and no worse at fewer.
    private static int lanes() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    private void onJoined(Channel channel, long guild) {
        watched.add(guild);
        lanes.stream().filter(lane -> lane.isOf(channel.eventLoop())).forEach(lane -> lane.add(guild, channel));
    }

    private void onRecords(ConsumerRecords<byte[], byte[]> records) {
        Map<Long, ByteBuf> framesOfGuilds = new HashMap<>();
        for (var event : records) {
            long guild = guild(event.key());
            if (watched.contains(guild)) {
                frames.append(framesOfGuilds.computeIfAbsent(guild, _ -> frames.begin()), event);
            }
        }
        for (var lane : lanes) {
            framesOfGuilds.values().forEach(ByteBuf::retain);
            lane.offer(framesOfGuilds);
        }
        framesOfGuilds.values().forEach(ByteBuf::release);
    }

    private static long guild(byte[] key) {
        long guild = 0;
        for (byte digit : key) {
            guild = guild * 10 + (digit - '0');
        }
        return guild;
    }
}
