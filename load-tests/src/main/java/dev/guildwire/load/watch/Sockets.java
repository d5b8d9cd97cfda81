package dev.guildwire.load.watch;

import dev.guildwire.load.fanout.wire.Transport;
import dev.guildwire.load.metric.Samples;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/// Opens WebSockets. Thread-safe.
public final class Sockets implements AutoCloseable {

    private static final int READ_BYTES = 64 * 1024;

    /// Of who means not to read. What the loopback device brings comes in pieces of up to 64 KB; into a smaller buffer
    /// they go one by one with pauses, and who begins to read again does not get to the end in time.
    private static final int SLOW_RECEIVE_BYTES = 128 * 1024;

    private static final int CONNECT_MILLIS = 10_000;

    private final Transport transport = Transport.best();
    private final EventLoopGroup loops;
    private final SslContext tls;

    /// @param threads that read
    public Sockets(int threads) {
        loops = transport.loops("watch", threads);
        try {
            tls = SslContextBuilder.forClient().build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param samples where what the connection carries is counted
    public void open(Handshake handshake, Samples samples, SocketListener listener) {
        var bootstrap = new Bootstrap()
                .group(loops)
                .channel(transport.client())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        initialise(channel, handshake, samples, listener);
                    }
                });
        if (handshake.slow()) {
            bootstrap.option(ChannelOption.SO_RCVBUF, SLOW_RECEIVE_BYTES);
        }
        var source = SourceAddress.of(handshake.number(), handshake.address());
        if (source != null) {
            transport.bindLate(bootstrap).localAddress(source);
        }
        var address = new InetSocketAddress(handshake.address().getHost(), handshake.port());
        bootstrap.connect(address).addListener((ChannelFuture done) -> {
            if (!done.isSuccess()) {
                listener.onEnd(new End.Unreachable(String.valueOf(done.cause())));
            }
        });
    }

    private void initialise(Channel channel, Handshake handshake, Samples samples, SocketListener listener) {
        if (handshake.secure()) {
            var host = handshake.address().getHost();
            channel.pipeline().addLast(tls.newHandler(channel.alloc(), host, handshake.port()));
        }
        channel.pipeline().addLast(new Socket(channel, handshake, listener, samples));
    }

    @Override
    public void close() {
        var _ = loops.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }
}
