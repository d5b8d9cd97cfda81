package dev.guildwire.edge.feed;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.edge.connection.Frames;
import dev.guildwire.edge.fanout.EventFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Turns a record into the frame browsers get, by laying the record's bytes between those of the envelope. The
/// payload is not looked at: it is JSON already, made by ourselves.
public final class FrameWriter {

    private static final byte[] BEGIN = ascii("{\"v\":1,\"type\":\"event\",\"event\":\"");
    private static final byte[] PAYLOAD = ascii("\",\"payload\":");
    private static final byte[] TS = ascii(",\"ts\":");
    private static final byte[] ID = ascii(",\"id\":\"");
    private static final byte[] END = ascii("\"}");
    private static final int FIXED = BEGIN.length + PAYLOAD.length + TS.length + ID.length + END.length;

    private FrameWriter() {}

    /// @param epoch of the life of the record's topic
    /// @return null when the record is not what the contract says
    public static @Nullable EventFrame write(ConsumerRecord<byte[], ByteBuffer> record, String epoch) {
        var name = header(record, Headers.EVENT);
        var ts = header(record, Headers.TS);
        if (name == null || !isName(name) || ts == null || Decimal.parse(ts) < 0 || record.value() == null) {
            return null;
        }
        var id = ascii(epoch + "-" + record.partition() + "-" + record.offset());
        var bytes = frame(name, record.value(), ts, id);
        var target = Decimal.parse(header(record, Headers.TARGET_USER));
        var received = Decimal.parse(header(record, Headers.RECEIVED_MICROS));
        return new EventFrame(
                record.offset(),
                bytes,
                target < 0 ? null : new UserId(target),
                Math.max(0, received),
                record.timestamp());
    }

    private static byte[] frame(byte[] name, ByteBuffer payload, byte[] ts, byte[] id) {
        var length = FIXED + name.length + payload.remaining() + ts.length + id.length;
        var frame = ByteBuffer.allocate(Frames.headLength(length) + length);
        Frames.putTextHead(frame, length);
        frame.put(BEGIN).put(name).put(PAYLOAD).put(payload.duplicate());
        return frame.put(TS).put(ts).put(ID).put(id).put(END).array();
    }

    private static byte @Nullable [] header(ConsumerRecord<byte[], ByteBuffer> record, String key) {
        var header = record.headers().lastHeader(key);
        return header == null ? null : header.value();
    }

    /// Names go into JSON as they are, so only characters that mean nothing there are let through.
    private static boolean isName(byte[] text) {
        for (var b : text) {
            if (!Character.isLetterOrDigit(b) && b != '.' && b != '_') {
                return false;
            }
        }
        return text.length > 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
