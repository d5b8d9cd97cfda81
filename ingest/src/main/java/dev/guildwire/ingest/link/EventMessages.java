package dev.guildwire.ingest.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Position;
import java.io.ByteArrayOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Builds the link's `event` message around a raw dispatch without parsing it.
final class EventMessages {

    private static final int FRAME = 128;

    private EventMessages() {}

    static String name(ConsumerRecord<String, byte[]> dispatch) {
        return header(dispatch, Headers.EVENT, "");
    }

    static byte[] of(ConsumerRecord<String, byte[]> dispatch, @Nullable Position id) {
        var out = new ByteArrayOutputStream(dispatch.value().length + FRAME);
        out.writeBytes(
                ("{\"type\":\"event\",\"data\":{\"event\":\"" + name(dispatch) + "\",\"payload\":").getBytes(UTF_8));
        out.writeBytes(dispatch.value());
        out.writeBytes(tail(dispatch, id).getBytes(UTF_8));
        return out.toByteArray();
    }

    private static String tail(ConsumerRecord<String, byte[]> dispatch, @Nullable Position id) {
        var ts = header(dispatch, Headers.TS, Long.toString(dispatch.timestamp()));
        return id == null ? "},\"ts\":" + ts + "}" : "},\"id\":\"" + id + "\",\"ts\":" + ts + "}";
    }

    private static String header(ConsumerRecord<String, byte[]> dispatch, String name, String fallback) {
        var header = dispatch.headers().lastHeader(name);
        return header == null ? fallback : new String(header.value(), UTF_8);
    }
}
