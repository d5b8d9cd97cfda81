package dev.guildwire.rooms.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.event.GuildEvent;
import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Position;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.Stream;
import dev.guildwire.rooms.guild.GuildDirectory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a page is told at its beginning, from records as ingest writes them.
class VoiceSnapshotIT {

    private static final ChannelId DECK = ChannelId.of("9100000000000000001");
    private static final ChannelId CABIN = ChannelId.of("9100000000000000002");
    private static final UserId ANN = UserId.of("9200000000000000001");
    private static final UserId BEN = UserId.of("9200000000000000002");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Discord discord;
    private static RoomsServer rooms;
    private static Stream stream;

    private Browser browser;

    @BeforeAll
    static void start() {
        discord = Discord.start();
        rooms = RoomsServer.start(discord);
        stream = new Stream();
    }

    @AfterAll
    static void stop() {
        stream.guilds();
        stream.close();
        rooms.close();
        discord.close();
    }

    @BeforeEach
    void open() {
        describe(Discord.HARBOUR, "Harbour Lights");
        describe(Discord.NIGHT, "Night Shift");
        await().atMost(PATIENCE)
                .until(() -> rooms.bean(GuildDirectory.class)
                                .voiceChannels(Discord.NIGHT)
                                .orElse(List.of())
                                .size()
                        == 2);
        browser = new Browser(rooms.address());
        browser.login(Discord.FELIX, "/");
    }

    @AfterEach
    void close() {
        send(left(ANN));
        applied(send(left(BEN)));
        browser.close();
    }

    @Test
    void snapshotWhenPeopleJoinAndLeaveShowsWhoIsWhereNow() {
        send(joined(ANN, "ann", DECK));
        send(joined(BEN, "ben", CABIN));

        var before = snapshot(send(left(ANN)));

        assertThat(before.path("guildId").asString()).isEqualTo(Discord.NIGHT.toString());
        assertThat(before.path("channels")
                        .valueStream()
                        .map(channel -> channel.path("name").asString()))
                .containsExactly("Deck", "Cabin");
        assertThat(members(before)).containsExactly(Map.entry(CABIN, List.of("ben")));
        assertThat(before.path("channels").path(1).path("members").path(0).toString())
                .isEqualTo("{\"userId\":\"" + BEN + "\",\"username\":\"ben\",\"avatar\":\"a1\"}");
    }

    @Test
    void snapshotWhenAPersonMovesShowsThemOnce() {
        send(joined(ANN, "ann", DECK));
        send(left(ANN));

        var moved = snapshot(send(joined(ANN, "ann", CABIN)));

        assertThat(members(moved)).containsExactly(Map.entry(CABIN, List.of("ann")));
    }

    @Test
    void snapshotWhenAJoinIsToldTwiceShowsThePersonOnceAndWhereTheyWereLast() {
        send(joined(ANN, "ann", DECK));
        send(joined(ANN, "ann", DECK));

        var moved = snapshot(send(joined(ANN, "ann again", CABIN)));

        assertThat(members(moved)).containsExactly(Map.entry(CABIN, List.of("ann again")));
    }

    @Test
    void snapshotWhenTakenSaysForWhichRecordItIsTrue() {
        var record = send(joined(ANN, "ann", DECK));

        var position = position(snapshot(record));

        assertThat(position.partition()).isEqualTo(record.partition());
        assertThat(position.offset()).isGreaterThanOrEqualTo(record.offset());
    }

    @Test
    void snapshotWhenARecordCannotBeReadGoesOnBehindIt() {
        stream.send(
                Topic.GUILD_EVENTS,
                Discord.NIGHT.toString(),
                "voice.joined",
                "{\"guildId\":7".getBytes(StandardCharsets.UTF_8));
        stream.send(Topic.GUILD_EVENTS, Discord.NIGHT.toString(), "not.known", new byte[0]);

        var after = snapshot(send(joined(ANN, "ann", DECK)));

        assertThat(members(after)).containsExactly(Map.entry(DECK, List.of("ann")));
    }

    @Test
    void snapshotWhenTheServiceWasAwayHasWhatHappenedMeanwhile() {
        send(joined(ANN, "ann", DECK));
        applied(send(joined(BEN, "ben", DECK)));
        rooms.close();
        send(left(ANN));
        var last = send(joined(BEN, "ben", CABIN));
        rooms = RoomsServer.start(discord);
        browser.close();
        browser = new Browser(rooms.address());
        browser.login(Discord.FELIX, "/");

        assertThat(members(snapshot(last))).containsExactly(Map.entry(CABIN, List.of("ben")));
    }

    @Test
    void snapshotWhenAChannelIsDeletedDoesNotShowIt() {
        send(joined(ANN, "ann", CABIN));

        stream.dispatch(
                "CHANNEL_DELETE",
                Discord.NIGHT,
                "{\"id\":\"%s\",\"guild_id\":\"%s\",\"type\":2,\"name\":\"Cabin\",\"position\":1}"
                        .formatted(CABIN, Discord.NIGHT));
        applied(send(left(ANN)));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(snapshot()
                                .path("channels")
                                .valueStream()
                                .map(channel -> channel.path("id").asString()))
                        .containsExactly(DECK.toString()));
    }

    @Test
    void snapshotWhenAChannelIsNotKnownYetShowsItsPeopleUnderItsId() {
        var hidden = ChannelId.of("9100000000000000003");

        var early = snapshot(send(joined(ANN, "ann", hidden)));

        assertThat(early.path("channels").path(2).path("name").asString()).isEqualTo(hidden.toString());
        assertThat(members(early)).containsExactly(Map.entry(hidden, List.of("ann")));
    }

    @Test
    void snapshotWhenTheBotHasLeftTheGuildIsNotFound() {
        applied(send(joined(ANN, "ann", DECK)));

        stream.dispatch("GUILD_DELETE", Discord.NIGHT, "{\"id\":\"" + Discord.NIGHT + "\"}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ask(Discord.NIGHT)).isEqualTo(404));
    }

    @Test
    void snapshotWhenTheGuildIsOnlyOutOfOrderStays() {
        applied(send(joined(ANN, "ann", DECK)));

        stream.dispatch("GUILD_DELETE", Discord.NIGHT, "{\"id\":\"" + Discord.NIGHT + "\",\"unavailable\":true}");
        describe(Discord.HARBOUR, "Harbour Lights by day");
        await().atMost(PATIENCE)
                .until(() -> rooms.bean(GuildDirectory.class)
                        .find(Discord.HARBOUR)
                        .filter(guild -> guild.name().endsWith("by day"))
                        .isPresent());

        assertThat(members(snapshot())).containsExactly(Map.entry(DECK, List.of("ann")));
    }

    @Test
    void snapshotWhenThePersonIsNotInTheGuildIsRefused() {
        assertThat(ask(Discord.HARBOUR)).isEqualTo(403);
        assertThat(ask(GuildId.of("1"))).isEqualTo(403);
        assertThat(browser.get("/api/guilds/x/voice").statusCode()).isEqualTo(400);
        try (var nobody = new Browser(rooms.address())) {
            assertThat(nobody.get("/api/guilds/" + Discord.NIGHT + "/voice").statusCode())
                    .isEqualTo(401);
        }
    }

    private static void describe(GuildId guild, String name) {
        var channels = new LinkedHashMap<String, String>();
        channels.put(DECK.toString(), "Deck");
        channels.put(CABIN.toString(), "Cabin");
        stream.guild(guild, name, channels, List.of(Discord.KEEPER));
    }

    private static VoiceJoined joined(UserId user, String name, ChannelId channel) {
        return new VoiceJoined(Discord.NIGHT, channel, user, name, "a1");
    }

    private static VoiceLeft left(UserId user) {
        return new VoiceLeft(Discord.NIGHT, user);
    }

    private static RecordMetadata send(GuildEvent event) {
        return stream.event(Topic.GUILD_EVENTS, event.guildId().toString(), event);
    }

    private int ask(GuildId guild) {
        return browser.get("/api/guilds/" + guild + "/voice").statusCode();
    }

    private JsonNode snapshot() {
        return JsonMapper.shared()
                .readTree(browser.get("/api/guilds/" + Discord.NIGHT + "/voice").body());
    }

    /// Once the record is in it.
    private JsonNode snapshot(RecordMetadata record) {
        return await().atMost(PATIENCE)
                .until(
                        this::snapshot,
                        answer -> Optional.of(answer.path("position").asString(""))
                                .flatMap(Position::parse)
                                .filter(position -> position.offset() >= record.offset())
                                .isPresent());
    }

    private static void applied(RecordMetadata record) {
        await().atMost(PATIENCE)
                .until(() -> rooms.bean(RedisVoice.class)
                        .read(record.partition(), Discord.NIGHT)
                        .filter(located -> located.position().offset() >= record.offset())
                        .isPresent());
    }

    private static Position position(JsonNode snapshot) {
        return Position.parse(snapshot.path("position").asString()).orElseThrow();
    }

    /// The channels somebody is in.
    private static Map<ChannelId, List<String>> members(JsonNode snapshot) {
        var members = new LinkedHashMap<ChannelId, List<String>>();
        for (var channel : snapshot.path("channels")) {
            var names = channel.path("members").findValuesAsString("username");
            if (!names.isEmpty()) {
                members.put(ChannelId.of(channel.path("id").asString()), names);
            }
        }
        return members;
    }
}
