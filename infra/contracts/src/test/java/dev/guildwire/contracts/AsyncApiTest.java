package dev.guildwire.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.event.GuildEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The published description of the browsers' streams says what the contracts say.
class AsyncApiTest {

    private static final String IRI = "https://guildwire.invalid/asyncapi.json";
    private static final JsonNode DOCUMENT = document();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemas(Map.of(IRI, DOCUMENT.toString())));

    static Stream<EventName> guildEvents() {
        return Arrays.stream(EventName.values()).filter(name -> GuildEvent.class.isAssignableFrom(name.type()));
    }

    @ParameterizedTest
    @MethodSource("guildEvents")
    void eventWhenItIsTheContractsDocumentIsDescribed(EventName name) {
        var frame = frame(name);

        assertThat(schema("ServerMessage").validate(frame)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("guildEvents")
    void eventWhenItsPayloadLacksAFieldOrHasAnUnknownOneIsNot(EventName name) {
        var lacking = frame(name);
        ((ObjectNode) lacking.path("payload")).remove("guildId");
        var unknown = frame(name);
        ((ObjectNode) unknown.path("payload")).put("more", 1);

        assertThat(schema("ServerMessage").validate(lacking)).isNotEmpty();
        assertThat(schema("ServerMessage").validate(unknown)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.ok", "error"})
    void answerWhenItIsTheContractsDocumentIsDescribed(String document) {
        assertThat(schema("ServerMessage").validate(Golden.read(document))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VOTE_UPDATE", "FEATURE_UPDATE", "FEATURE_CREATED", "FEATURE_DELETED"})
    void roadmapEventWhenItIsTheContractsDocumentWithAVersionIsDescribed(String document) {
        var message = (ObjectNode) Golden.read(document);
        message.put("version", 41);

        assertThat(schema("RoadmapServerMessage").validate(message)).isEmpty();
    }

    @Test
    void everyMessageIsInAChannelAndHasASchema() {
        var messages = DOCUMENT.at("/components/messages");
        var used = Stream.of("guildEvents", "roadmap")
                .flatMap(channel -> DOCUMENT.at("/channels/" + channel + "/messages").propertyNames().stream());

        assertThat(used).containsExactlyInAnyOrderElementsOf(messages.propertyNames());
        assertThat(messages.propertyNames())
                .isSubsetOf(DOCUMENT.at("/components/schemas").propertyNames());
    }

    private static JsonNode frame(EventName name) {
        var frame = Golden.JSON.createObjectNode();
        frame.put("v", 1).put("type", "event").put("event", name.wire());
        frame.set("payload", Golden.read(name.wire()));
        return frame.put("ts", 1_704_240_000_000L).put("id", "1abc-3-42");
    }

    private static Schema schema(String name) {
        return REGISTRY.getSchema(SchemaLocation.of(IRI + "#/components/schemas/" + name));
    }

    private static JsonNode document() {
        try (var in = Objects.requireNonNull(
                AsyncApiTest.class.getResourceAsStream("/META-INF/resources/guildwire/asyncapi.json"))) {
            return Golden.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
