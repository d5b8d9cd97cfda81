package dev.guildwire.load.fanout.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.load.fanout.wire.Frame;
import dev.guildwire.load.fanout.wire.FrameReader;
import dev.guildwire.load.fanout.wire.HttpHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Upgrades, answers any first message with `auth.ok`, and then only receives from its lane.
final class BareConnection extends ChannelInboundHandlerAdapter {

    private static final Pattern GUILD = Pattern.compile("guild=(\\d+)");
    private static final byte[] UPGRADED = HttpHead.bytes("""
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """);
    private static final byte[] AUTH_OK = "{\"v\":1,\"type\":\"ack\",\"event\":\"auth.ok\"}".getBytes(UTF_8);

    private final Channel channel;
    private final ObjLongConsumer<Channel> onJoined;
    private final FrameReader frames = new FrameReader(this::onFrame);

    private @Nullable HttpHead head = new HttpHead();
    private long guild;
    private boolean joined;

    /// @param onJoined takes the connection and its guild
    BareConnection(Channel channel, ObjLongConsumer<Channel> onJoined) {
        this.channel = channel;
        this.onJoined = onJoined;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var in = (ByteBuf) message;
        try {
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
        var match = GUILD.matcher(text);
        guild = match.find() ? Long.parseUnsignedLong(match.group(1)) : 0;
        var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(UPGRADED));
        return true;
    }

    private void onFrame(int opcode, ByteBuf buffer, int start, int length) {
        if (opcode == Frame.CLOSE) {
            var _ = channel.close();
        } else if (!joined) {
            joined = true;
            var answer = channel.alloc().buffer(AUTH_OK.length + 4);
            Frame.writeHeader(answer, Frame.TEXT, AUTH_OK.length);
            var _ = channel.writeAndFlush(answer.writeBytes(AUTH_OK));
            onJoined.accept(channel, guild);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = channel.close();
    }
}
