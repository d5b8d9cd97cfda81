package dev.guildwire.load.watch;

import dev.guildwire.load.fanout.wire.Frame;
import dev.guildwire.load.fanout.wire.FrameReader;
import dev.guildwire.load.fanout.wire.HttpHead;
import dev.guildwire.load.fanout.wire.RealTime;
import dev.guildwire.load.metric.Name;
import dev.guildwire.load.metric.Samples;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One WebSocket: upgrade, then text frames. Lives on its event loop, where every method is to be called.
public final class Socket extends ChannelInboundHandlerAdapter {

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CLOSE_FRAME = 1006;
    private static final byte[] NORMAL_CLOSE = {0x03, (byte) 0xe8};
    private static final double NANOS_PER_MILLI = 1e6;

    private final Channel channel;
    private final Handshake handshake;
    private final SocketListener listener;
    private final Samples samples;
    private final FrameReader frames = new FrameReader(this::onFrame);
    private final long begunNanos = System.nanoTime();

    private @Nullable HttpHead head = new HttpHead();
    private End end = new End.Closed(NO_CLOSE_FRAME, "");
    private long openedNanos;
    private long arrivedNanos;

    Socket(Channel channel, Handshake handshake, SocketListener listener, Samples samples) {
        this.channel = channel;
        this.handshake = handshake;
        this.listener = listener;
        this.samples = samples;
    }

    public void send(String text) {
        samples.increment(Name.WS_MSGS_SENT);
        write(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Runs a step on the event loop after a while, unless the connection has ended by then.
    public void after(Duration delay, Runnable step) {
        var _ = channel.eventLoop()
                .schedule(
                        () -> {
                            if (channel.isActive()) {
                                step.run();
                            }
                        },
                        Math.max(0, delay.toNanos()),
                        TimeUnit.NANOSECONDS);
    }

    /// Says goodbye and ends the connection.
    public void leave() {
        end = new End.Left();
        samples.add(Name.DATA_SENT, NORMAL_CLOSE.length);
        channel.writeAndFlush(Frame.masked(channel.alloc(), Frame.CLOSE, NORMAL_CLOSE))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /// Ends the connection without a word, as a lost network does.
    public void cut() {
        end = new End.Left();
        var _ = channel.close();
    }

    /// Stops or goes on reading what the other side sends.
    public void read(boolean on) {
        channel.config().setAutoRead(on);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        var request = HttpHead.bytes(handshake.text());
        samples.add(Name.DATA_SENT, request.length);
        var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(request));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var in = (ByteBuf) message;
        try {
            arrivedNanos = RealTime.nanos();
            samples.add(Name.DATA_RECEIVED, in.readableBytes());
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
            samples.increment(Name.HANDSHAKES_REFUSED);
            end = new End.Refused(HttpHead.status(text), retryAfter(text));
            var _ = channel.close();
            return false;
        }
        openedNanos = System.nanoTime();
        samples.increment(Name.WS_SESSIONS);
        samples.add(Name.WS_CONNECTING, (openedNanos - begunNanos) / NANOS_PER_MILLI);
        listener.onOpen(this);
        return true;
    }

    private static Duration retryAfter(String response) {
        return HttpHead.header(response, "Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    private void onFrame(int opcode, ByteBuf buffer, int start, int length) {
        switch (opcode) {
            case Frame.TEXT -> {
                samples.increment(Name.WS_MSGS_RECEIVED);
                listener.onText(buffer.toString(start, length, StandardCharsets.UTF_8), arrivedNanos);
            }
            case Frame.PING -> {
                var payload = new byte[length];
                buffer.getBytes(start, payload);
                write(Frame.PONG, payload);
            }
            case Frame.CLOSE -> onClose(buffer, start, length);
            default -> {
                // Pongs to nobody's ping.
            }
        }
    }

    private void onClose(ByteBuf buffer, int start, int length) {
        if (!(end instanceof End.Left) && length >= 2) {
            var reason = buffer.toString(start + 2, length - 2, StandardCharsets.UTF_8);
            end = new End.Closed(buffer.getUnsignedShort(start), reason);
        }
        var _ = channel.close();
    }

    private void write(int opcode, byte[] payload) {
        var frame = Frame.masked(channel.alloc(), opcode, payload);
        samples.add(Name.DATA_SENT, frame.readableBytes());
        var _ = channel.writeAndFlush(frame);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (openedNanos != 0) {
            samples.add(Name.WS_SESSION_DURATION, (System.nanoTime() - openedNanos) / NANOS_PER_MILLI);
        }
        listener.onEnd(end);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = channel.close();
    }
}
