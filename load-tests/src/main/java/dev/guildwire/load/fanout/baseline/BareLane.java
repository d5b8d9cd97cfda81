package dev.guildwire.load.fanout.baseline;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// One thread and its connections. What is handed over while it works goes out as one batch: all frames of a guild
/// in one write per connection.
final class BareLane {

    private final EventLoop loop;
    private final Queue<Map<Long, ByteBuf>> handedOver = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Map<Long, List<Channel>> audiences = new HashMap<>();

    BareLane(EventLoop loop) {
        this.loop = loop;
    }

    boolean isOf(EventLoop other) {
        return loop == other;
    }

    /// On the lane's thread.
    void add(long guild, Channel channel) {
        audiences.computeIfAbsent(guild, _ -> new ArrayList<>()).add(channel);
        channel.closeFuture().addListener(_ -> remove(guild, channel));
    }

    private void remove(long guild, Channel channel) {
        audiences.computeIfPresent(guild, (_, audience) -> {
            audience.remove(channel);
            return audience.isEmpty() ? null : audience;
        });
    }

    /// Takes over one reference to each buffer. Any thread.
    void offer(Map<Long, ByteBuf> framesOfGuilds) {
        handedOver.add(framesOfGuilds);
        if (scheduled.compareAndSet(false, true)) {
            loop.execute(this::drain);
        }
    }

    private void drain() {
        scheduled.set(false);
        var batch = new HashMap<Long, List<ByteBuf>>();
        for (var polled = handedOver.poll(); polled != null; polled = handedOver.poll()) {
            polled.forEach((guild, frames) ->
                    batch.computeIfAbsent(guild, _ -> new ArrayList<>(1)).add(frames));
        }
        batch.forEach(this::fanOut);
    }

    private void fanOut(long guild, List<ByteBuf> frames) {
        var image = frames.size() == 1 ? frames.getFirst() : together(frames);
        for (var channel : audiences.getOrDefault(guild, List.of())) {
            var _ = channel.writeAndFlush(image.retainedDuplicate(), channel.voidPromise());
        }
        image.release();
    }

    /// One copy for all connections is cheaper than a list of buffers for each.
    private static ByteBuf together(List<ByteBuf> frames) {
        int size = frames.stream().mapToInt(ByteBuf::readableBytes).sum();
        var image = PooledByteBufAllocator.DEFAULT.directBuffer(size);
        for (var buffer : frames) {
            image.writeBytes(buffer, 0, buffer.writerIndex());
            buffer.release();
        }
        return image;
    }
}
