package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.event.GuildEvent;
import dev.guildwire.contracts.event.RoomCreated;
import dev.guildwire.contracts.event.RoomDeleted;
import dev.guildwire.contracts.event.RoomExpiring;
import dev.guildwire.contracts.event.RoomUpdated;
import dev.guildwire.contracts.event.StreamGap;
import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an edge really sends is what the published description says.
class AsyncApiIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Schema SERVER_MESSAGE = serverMessage();

    private static TestEdge edge;
    private static TestEvents events;

    @BeforeAll
    static void start() {
        edge = TestEdge.start("guildwire.lease.connections-per-user=1");
        events = new TestEvents();
    }

    @AfterAll
    static void stop() {
        events.close();
        edge.close();
    }

    private static List<GuildEvent> all(GuildId guild) {
        var channel = new ChannelId(7);
        var user = TestEvents.anyUser();
        return List.of(
                new VoiceJoined(guild, channel, user, "Mira \"M\" Ünal", null),
                new VoiceJoined(guild, channel, user, "Mira", "a_1234567890abcdef"),
                new VoiceLeft(guild, user),
                new RoomCreated(guild, channel, "Chess", 4),
                new RoomUpdated(guild, channel, "Chess", 4, List.of(user)),
                new RoomExpiring(guild, channel, 1_704_240_000_000L),
                new RoomDeleted(guild, channel),
                new StreamGap(guild, 1, 2));
    }

    @Test
    void messagesOfAWholeVisitAreAllDescribed() {
        var guild = TestEvents.anyGuild();
        var user = TestEvents.anyUser();
        try (var browser = edge.connect()) {
            browser.authenticate(TestTokens.of(user, guild), "0-0-0").awaitAck();
            for (var event : all(guild)) {
                events.toGuild(guild, EventName.of(event).wire(), JSON.writeValueAsString(event));
            }
            events.toUser(user, "room.invited", "[\"anything\"]");
            browser.await("event", 9);
            browser.authenticate(TestTokens.of(user, guild)).await("ack", 2);
            browser.send("{\"v\":1,\"type\":\"hello\"}").await("error", 1);

            assertThat(browser.ofType("ack").getFirst().path("resumed").isBoolean())
                    .isTrue();
            assertDescribed(browser.messages());
        }
    }

    @Test
    void errorsBeforeACloseAreAllDescribed() {
        var guild = TestEvents.anyGuild();
        var user = TestEvents.anyUser();
        try (var silent = edge.connect();
                var wrong = edge.connect();
                var first = edge.connect();
                var second = edge.connect()) {
            wrong.authenticate("nonsense").awaitEnd();
            first.authenticate(TestTokens.of(user, guild)).awaitAck();
            second.authenticate(TestTokens.of(user, guild)).awaitEnd();
            silent.awaitEnd();

            assertThat(List.of(silent, wrong, second))
                    .extracting(browser ->
                            browser.messages().getLast().path("error").asString())
                    .containsExactly("Authentication timeout", "Invalid token", "Connection limit exceeded");
            for (var browser : List.of(silent, wrong, first, second)) {
                assertDescribed(browser.messages());
            }
        }
    }

    private static void assertDescribed(List<JsonNode> messages) {
        assertThat(messages)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(SERVER_MESSAGE.validate(message))
                        .as(message.toString())
                        .isEmpty());
    }

    private static Schema serverMessage() {
        try (var in = Objects.requireNonNull(
                EventName.class.getResourceAsStream("/META-INF/resources/guildwire/asyncapi.json"))) {
            var iri = "https://guildwire.invalid/asyncapi.json";
            var document = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_7, builder -> builder.schemas(Map.of(iri, document)))
                    .getSchema(SchemaLocation.of(iri + "#/components/schemas/ServerMessage"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
