package dev.guildwire.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FrameWriterTest {

    private static ConsumerRecord<byte[], ByteBuffer> event(String payload, Map<String, String> headers) {
        var all = new RecordHeaders();
        headers.forEach((name, value) -> all.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                "guild.events",
                3,
                42,
                1_704_240_000_123L,
                TimestampType.CREATE_TIME,
                1,
                payload.length(),
                "9".getBytes(StandardCharsets.UTF_8),
                ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)),
                all,
                Optional.empty());
    }

    private static final Map<String, String> HEADERS =
            Map.of(Headers.EVENT, "voice.joined", Headers.TS, "1704240000000");

    @Test
    void eventWhenWrittenIsOneTextFrameOfTheContractsEnvelope() {
        var frame = Objects.requireNonNull(FrameWriter.write(event("{\"n\":1}", HEADERS), "abc"));

        assertThat(frame).isNotNull();
        var bytes = frame.bytes();
        assertThat(bytes[0]).isEqualTo((byte) 0x81);
        assertThat((int) bytes[1]).isEqualTo(bytes.length - 2);
        assertThat(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_8))
                .isEqualTo("{\"v\":1,\"type\":\"event\",\"event\":\"voice.joined\",\"payload\":{\"n\":1},"
                        + "\"ts\":1704240000000,\"id\":\"abc-3-42\"}");
        assertThat(frame.offset()).isEqualTo(42);
        assertThat(frame.target()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 31, 32, 65_400, 65_450, 65_535, 70_000, 200_000})
    void eventWhenOfAnyLengthHasTheRightHead(int length) {
        var frame = Objects.requireNonNull(FrameWriter.write(event("\"" + "x".repeat(length) + "\"", HEADERS), "abc"));

        assertThat(frame).isNotNull();
        var bytes = ByteBuffer.wrap(frame.bytes());
        assertThat(bytes.get()).isEqualTo((byte) 0x81);
        var declared = switch (bytes.get()) {
            case 126 -> bytes.getShort() & 0xffff;
            case 127 -> (int) bytes.getLong();
            default -> frame.bytes()[1];
        };
        assertThat(declared).isEqualTo(bytes.remaining());
        var text = StandardCharsets.UTF_8.decode(bytes).toString();
        assertThat(new JsonMapper().readTree(text).path("payload").asString()).hasSize(length);
    }

    @Test
    void eventWhenForOneUserNamesIt() {
        var headers = Map.of(
                Headers.EVENT,
                "room.expiring",
                Headers.TS,
                "1",
                Headers.TARGET_USER,
                "77",
                Headers.RECEIVED_MICROS,
                "5");

        var frame = Objects.requireNonNull(FrameWriter.write(event("{}", headers), "abc"));

        assertThat(frame).isNotNull();
        assertThat(frame.target()).isEqualTo(new UserId(77));
        assertThat(frame.receivedMicros()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "a b", "a\\b", "a\u00e9"})
    void eventWhenItsNameCouldBreakTheJsonIsNone(String name) {
        assertThat(FrameWriter.write(event("{}", Map.of(Headers.EVENT, name, Headers.TS, "1")), "abc"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "x", "12345678901234567890"})
    void eventWhenItsTimeIsNoneIsNone(String ts) {
        assertThat(FrameWriter.write(event("{}", Map.of(Headers.EVENT, "a.b", Headers.TS, ts)), "abc"))
                .isNull();
    }

    @Test
    void eventWhenHeadersAreMissingIsNone() {
        assertThat(FrameWriter.write(event("{}", Map.of()), "abc")).isNull();
        assertThat(FrameWriter.write(event("{}", Map.of(Headers.TS, "1")), "abc"))
                .isNull();
        assertThat(FrameWriter.write(event("{}", Map.of(Headers.EVENT, "a.b")), "abc"))
                .isNull();
    }
}
