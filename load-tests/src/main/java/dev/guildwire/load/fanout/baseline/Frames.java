package dev.guildwire.load.fanout.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Position;
import dev.guildwire.load.fanout.wire.Frame;
import io.netty.buffer.ByteBuf;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Builds an event's frame, byte for byte what an edge sends.
final class Frames {

    private static final byte[] EVENT = "{\"v\":1,\"type\":\"event\",\"event\":\"".getBytes(UTF_8);
    private static final byte[] PAYLOAD = "\",\"payload\":".getBytes(UTF_8);
    private static final byte[] TS = ",\"ts\":".getBytes(UTF_8);
    private static final byte[] ID = ",\"id\":\"".getBytes(UTF_8);
    private static final byte[] END = "\"}".getBytes(UTF_8);

    private final String epoch;
    private final IntFunction<ByteBuf> allocate;

    /// @param allocate makes a buffer of at least so many bytes
    Frames(String epoch, IntFunction<ByteBuf> allocate) {
        this.epoch = epoch;
        this.allocate = allocate;
    }

    /// An empty buffer for the frames of one poll.
    ByteBuf begin() {
        return allocate.apply(2048);
    }

    void append(ByteBuf out, ConsumerRecord<byte[], byte[]> event) {
        var name = event.headers().lastHeader(Headers.EVENT).value();
        var ts = event.headers().lastHeader(Headers.TS).value();
        var position = new Position(epoch, event.partition(), event.offset()).toString();
        int fixed = EVENT.length + PAYLOAD.length + TS.length + ID.length + END.length;
        Frame.writeHeader(out, Frame.TEXT, fixed + name.length + event.value().length + ts.length + position.length());
        out.writeBytes(EVENT).writeBytes(name).writeBytes(PAYLOAD).writeBytes(event.value());
        out.writeBytes(TS).writeBytes(ts).writeBytes(ID);
        out.writeCharSequence(position, UTF_8);
        out.writeBytes(END);
    }
}
