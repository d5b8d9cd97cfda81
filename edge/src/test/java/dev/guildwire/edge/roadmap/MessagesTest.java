package dev.guildwire.edge.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.roadmap.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessagesTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Messages messages = new Messages(JSON, () -> Instant.parse("2025-10-20T15:50:00.000123Z"));

    /// The payload of a short text frame.
    private static JsonNode payload(byte[] frame) {
        var head = frame[1] == 126 ? 4 : 2;
        return JSON.readTree(new String(frame, head, frame.length - head, StandardCharsets.UTF_8));
    }

    @Test
    void pongWhenReadIsThat() {
        assertThat(messages.read("{\"type\":\"PONG\"}")).isEqualTo(new ViewerMessage.Pong());
    }

    @Test
    void subscriptionWhenReadNamesEachFeatureOnce() {
        assertThat(messages.read("{\"type\":\"SUBSCRIBE\",\"featureIds\":[\"a\",\"b\",\"a\"],\"x\":1}"))
                .isEqualTo(new ViewerMessage.Subscribe(Set.of("a", "b")));
        assertThat(messages.read("{\"type\":\"UNSUBSCRIBE\",\"featureIds\":[]}"))
                .isEqualTo(new ViewerMessage.Unsubscribe(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "not json",
                "[]",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"PING\"}",
                "{\"type\":\"pong\"}",
                "{\"type\":\"SUBSCRIBE\"}",
                "{\"type\":\"SUBSCRIBE\",\"featureIds\":\"a\"}",
                "{\"type\":\"SUBSCRIBE\",\"featureIds\":[1]}",
                "{\"type\":\"SUBSCRIBE\",\"featureIds\":[\"\"]}",
                "{\"type\":\"UNSUBSCRIBE\",\"featureIds\":[null]}"
            })
    void messageWhenNoneOfTheProtocolIsInvalid(String text) {
        assertThat(messages.read(text)).isEqualTo(new ViewerMessage.Invalid());
    }

    @Test
    void featureIdWhenLongerThanAnyIsInvalid() {
        assertThat(messages.read("{\"type\":\"SUBSCRIBE\",\"featureIds\":[\"" + "a".repeat(65) + "\"]}"))
                .isEqualTo(new ViewerMessage.Invalid());
    }

    @Test
    void pingWhenWrittenIsAsContracted() {
        assertThat(payload(Messages.ping())).isEqualTo(JSON.readTree("{\"type\":\"PING\"}"));
    }

    @Test
    void voteWhenWrittenIsAsContractedWithItsVersion() {
        assertThat(payload(messages.change(TestChanges.vote(7, "f1", 43, "987654321"))))
                .isEqualTo(JSON.readTree("{\"type\":\"VOTE_UPDATE\",\"featureId\":\"f1\",\"voteCount\":43,"
                        + "\"voterId\":\"987654321\",\"action\":\"add\",\"timestamp\":\"2025-10-20T15:30:52.123Z\","
                        + "\"version\":7}"));
    }

    @Test
    void editWhenWrittenHasTheChangedFieldsAlone() {
        assertThat(payload(messages.change(TestChanges.edit(8, "f1", null, Status.IN_PROGRESS)))
                        .path("changes"))
                .isEqualTo(JSON.readTree("{\"status\":\"IN_PROGRESS\"}"));
    }

    @Test
    void featureWhenWrittenAsMadeOrDeletedIsAsContracted() {
        var made = payload(messages.change(TestChanges.created(9, "f1")));
        assertThat(made.propertyNames()).containsExactlyInAnyOrder("type", "feature", "timestamp", "version");
        assertThat(made.path("feature").propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "title",
                        "description",
                        "status",
                        "voteCount",
                        "createdById",
                        "createdBy",
                        "createdAt",
                        "updatedAt");
        assertThat(payload(messages.change(TestChanges.deleted(10, "f1"))))
                .isEqualTo(JSON.readTree("{\"type\":\"FEATURE_DELETED\",\"featureId\":\"f1\","
                        + "\"timestamp\":\"2025-10-20T15:30:55.123Z\",\"version\":10}"));
    }

    @Test
    void readyWhenWrittenSaysWhereTheStreamStands() {
        assertThat(payload(messages.ready(false, 43)))
                .isEqualTo(JSON.readTree("{\"type\":\"READY\",\"resumed\":false,\"version\":43,"
                        + "\"timestamp\":\"2025-10-20T15:50:00.000Z\"}"));
    }

    @Test
    void errorWhenWrittenIsAsContracted() {
        var error = messages.error(ErrorCode.RATE_LIMIT_EXCEEDED, Map.of("limit", 10, "window", "10s"));

        assertThat(payload(error))
                .isEqualTo(JSON.readTree("{\"type\":\"ERROR\",\"code\":\"RATE_LIMIT_EXCEEDED\","
                        + "\"message\":\"Too many messages. Please slow down.\","
                        + "\"context\":{\"limit\":10,\"window\":\"10s\"},\"timestamp\":\"2025-10-20T15:50:00.000Z\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void errorWhenThereIsNothingToAddHasNoContext(ErrorCode code) {
        assertThat(payload(messages.error(code, Map.of())).propertyNames())
                .containsExactlyInAnyOrder("type", "code", "message", "timestamp");
    }

    @Test
    void codesWhenListedAreTheContracts() {
        assertThat(List.of(ErrorCode.values()))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder(
                        "SESSION_EXPIRED",
                        "RATE_LIMIT_EXCEEDED",
                        "INVALID_MESSAGE",
                        "SUBSCRIPTION_LIMIT",
                        "SERVER_ERROR");
    }
}
