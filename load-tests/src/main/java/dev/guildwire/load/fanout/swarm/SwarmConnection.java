package dev.guildwire.load.fanout.swarm;

import dev.guildwire.load.fanout.wire.Frame;
import dev.guildwire.load.fanout.wire.FrameReader;
import dev.guildwire.load.fanout.wire.HttpHead;
import dev.guildwire.load.fanout.wire.RealTime;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One WebSocket of a subscriber: upgrade, authentication, then frames. Lives on its loop's thread.
final class SwarmConnection extends ChannelInboundHandlerAdapter {

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int CODE_BYTES = 2;

    private final SwarmLoop loop;
    private final Subscriber subscriber;
    private final Channel channel;
    private final FrameReader frames = new FrameReader(this::onFrame);

    private @Nullable HttpHead head = new HttpHead();
    private Farewell farewell = Farewell.NONE;
    private long arrivedNanos;
    private boolean refused;

    SwarmConnection(SwarmLoop loop, Subscriber subscriber, Channel channel) {
        this.loop = loop;
        this.subscriber = subscriber;
        this.channel = channel;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        var upgrade = HttpHead.bytes(loop.target().upgrade(subscriber));
        var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(upgrade));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var in = (ByteBuf) message;
        try {
            arrivedNanos = RealTime.nanos();
            if (head == null || upgraded(head, in)) {
                frames.read(in);
            }
        } finally {
            in.release();
        }
    }

    private boolean upgraded(HttpHead begun, ByteBuf in) {
        var text = begun.read(in);
        if (text == null) {
            return false;
        }
        head = null;
        if (HttpHead.status(text) != SWITCHING_PROTOCOLS) {
            refused = true;
            loop.onRefused(subscriber, channel, text);
            var _ = channel.close();
            return false;
        }
        var auth = subscriber.auth(System.currentTimeMillis()).getBytes(StandardCharsets.UTF_8);
        var _ = channel.writeAndFlush(Frame.masked(channel.alloc(), Frame.TEXT, auth));
        return true;
    }

    private void onFrame(int opcode, ByteBuf buffer, int start, int length) {
        switch (opcode) {
            case Frame.TEXT -> onText(buffer, start, length);
            case Frame.PING -> {
                var payload = new byte[length];
                buffer.getBytes(start, payload);
                var _ = channel.writeAndFlush(Frame.masked(channel.alloc(), Frame.PONG, payload));
            }
            case Frame.CLOSE -> {
                farewell = length >= CODE_BYTES ? farewell(buffer, start, length) : Farewell.NONE;
                var _ = channel.close();
            }
            default -> loop.onUnmarked();
        }
    }

    private static Farewell farewell(ByteBuf buffer, int start, int length) {
        var reason = buffer.toString(start + CODE_BYTES, length - CODE_BYTES, StandardCharsets.UTF_8);
        return Farewell.of(buffer.getUnsignedShort(start), reason);
    }

    private void onText(ByteBuf buffer, int start, int length) {
        if (!subscriber.isReady()) {
            onAnswer(buffer, start, length);
        } else if (!subscriber.isSlow()) {
            onEvent(buffer, start, length);
        }
    }

    private void onEvent(ByteBuf buffer, int start, int length) {
        var marker = loop.marker();
        if (marker.read(buffer, start, length)) {
            subscriber.saw(marker.sequence(), marker.sentNanos());
            loop.onEvent(marker.sentNanos(), arrivedNanos);
        } else {
            loop.onUnmarked();
        }
        if (loop.target().resumes()) {
            subscriber.remember(buffer, start, length);
        }
    }

    private void onAnswer(ByteBuf buffer, int start, int length) {
        var text = buffer.toString(start, length, StandardCharsets.UTF_8);
        if (!text.contains("auth.ok")) {
            loop.onRejection(text);
            return;
        }
        if (!text.contains("\"resumed\":true")) {
            subscriber.remember(buffer, start, length);
        }
        loop.onReady(subscriber, text);
        if (subscriber.isSlow()) {
            channel.config().setAutoRead(false);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!refused) {
            loop.onClosed(subscriber, channel, farewell);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = channel.close();
    }
}
