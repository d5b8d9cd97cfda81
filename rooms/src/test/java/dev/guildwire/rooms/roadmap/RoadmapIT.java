package dev.guildwire.rooms.roadmap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.roadmap.RoadmapEvent;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.Stream;
import dev.guildwire.rooms.outbox.RedisOutboxes;
import dev.guildwire.testsupport.TestServers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RoadmapIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String FEATURES = "/api/roadmap/features";

    private static Discord discord;
    private static RoomsServer rooms;
    private static Browser admin;

    @BeforeAll
    static void start() {
        discord = Discord.start();
        var settings = new HashMap<>(discord.credentials());
        settings.put("ADMIN_USER_IDS", Discord.MIRA.toString());
        rooms = RoomsServer.start(discord.address(), Clock.systemUTC(), settings);
        try (var stream = new Stream()) {
            stream.guilds();
        }
        admin = People.login(rooms, Discord.MIRA);
    }

    @AfterAll
    static void stop() {
        rooms.close();
        discord.close();
    }

    @Test
    void createWhenAdminAppearsOnTheBoardWithoutVotes() {
        var id = create("Mobile app", "iOS and Android");

        var card = card(admin, id);
        assertThat(card.path("title").stringValue()).isEqualTo("Mobile app");
        assertThat(card.path("status").stringValue()).isEqualTo("TODO");
        assertThat(card.path("voteCount").intValue()).isZero();
        assertThat(card.path("hasVoted").booleanValue()).isFalse();
    }

    @Test
    void createWhenNotAnAdminIsForbidden() {
        try (var person = People.login(rooms, Discord.NOOR)) {
            assertThat(person.post(FEATURES, "{\"title\":\"x\"}").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void listWhenNotLoggedInIsUnauthorized() {
        try (var stranger = new Browser(rooms.address())) {
            assertThat(stranger.get(FEATURES).statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"title\":\"  \"}",
                "{\"title\":\"a\\u0000b\"}",
                "{\"title\":5}",
                "{\"title\":5.5}",
                "{\"title\":true}",
                "{\"title\":\"t\",\"description\":7}",
                "{\"title\":",
                "[]"
            })
    void createWhenTheTitleIsNoTitleIsABadRequest(String body) {
        var answer = admin.post(FEATURES, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void createWhenTextsAreAsLongAsAllowedIsMadeAndOneMoreIsRefused() {
        assertThat(create("t".repeat(200), "d".repeat(5000))).isNotEmpty();
        assertThat(admin.post(FEATURES, feature("t".repeat(201), "")).statusCode())
                .isEqualTo(400);
        assertThat(admin.post(FEATURES, feature("t", "d".repeat(5001))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void voteWhenRepeatedCountsOnce() {
        var id = create("Votes", "");

        assertThat(vote(admin, id).path("voteCount").intValue()).isEqualTo(1);
        assertThat(vote(admin, id).path("voteCount").intValue()).isEqualTo(1);
        assertThat(card(admin, id).path("hasVoted").booleanValue()).isTrue();
        assertThat(takeBack(admin, id).path("voteCount").intValue()).isZero();
        assertThat(takeBack(admin, id).path("voteCount").intValue()).isZero();
    }

    @Test
    void voteWhenCountedTellsTheVersionThatTheCountIsTrueFor() {
        var id = create("Versions", "");

        var version = vote(admin, id).path("version").longValue();

        assertThat(version).isEqualTo(board().path("version").longValue());
        assertThat(takeBack(admin, id).path("version").longValue()).isEqualTo(version + 1);
        assertThat(takeBack(admin, id).path("version").longValue()).isEqualTo(version + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuchfeature", "no%20such", "..%2Fx"})
    void voteWhenThereIsNoSuchFeatureIsNotFound(String id) {
        assertThat(admin.post(FEATURES + "/" + id + "/vote", "").statusCode()).isIn(404, 400);
    }

    @Test
    void votesWhenManyAtOnceAreCountedExactly() {
        var id = create("Crowd", "");
        var board = rooms.bean(RedisBoard.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 500)
                    .forEach(i -> threads.execute(() -> board.vote(
                            id, UserId.of(Integer.toString(1000 + i % 250)), RoadmapEvent.Action.ADD, Instant.EPOCH)));
        }

        assertThat(card(admin, id).path("voteCount").intValue()).isEqualTo(250);
    }

    @Test
    void editWhenSomeFieldsDifferTellsOnlyThose() {
        var id = create("Before", "same");

        assertThat(patch(id, "{\"title\":\"After\",\"description\":\"same\",\"status\":\"IN_PROGRESS\"}"))
                .isEqualTo(204);

        var event = told(id).getLast();
        assertThat(event.path("type").stringValue()).isEqualTo("FEATURE_UPDATE");
        assertThat(event.path("changes")).isEqualTo(JSON.readTree("{\"title\":\"After\",\"status\":\"IN_PROGRESS\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":1}",
                "{\"status\":\"1\"}",
                "{\"status\":\"\"}",
                "{\"status\":\"DONE\"}",
                "{\"title\":7}"
            })
    void editWhenAFieldIsNotOfItsKindIsABadRequest(String json) {
        assertThat(patch(create("Kinds", ""), json)).isEqualTo(400);
    }

    @Test
    void editWhenNothingDiffersTellsNothing() {
        var id = create("Same", "");

        assertThat(patch(id, "{\"title\":\"Same\"}")).isEqualTo(204);
        vote(admin, id);

        assertThat(told(id))
                .extracting(event -> event.path("type").stringValue())
                .containsExactly("FEATURE_CREATED", "VOTE_UPDATE");
    }

    @Test
    void deleteWhenThereTakesTheFeatureOffAndTellsIt() {
        var id = create("Gone", "");

        var answer = admin.send(admin.write(FEATURES + "/" + id, "").DELETE());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(told(id).getLast().path("type").stringValue()).isEqualTo("FEATURE_DELETED");
        assertThat(patch(id, "{\"title\":\"x\"}")).isEqualTo(404);
    }

    @Test
    void rebuildWhenRedisLostTheBoardBringsItBack() throws Exception {
        var id = create("Survivor", "text");
        vote(admin, id);
        patch(id, "{\"status\":\"SHIPPED\"}");
        var before = JSON.readTree(admin.get(FEATURES).body());
        told(id);
        var redis = rooms.bean(StringRedisTemplate.class);
        redis.delete(redis.keys("guildwire:{roadmap}:*"));

        var rebuilt = rooms.bean(RoadmapEndpoint.class).rebuild();

        assertThat(rebuilt.done()).isTrue();
        assertThat(card(admin, id)).isEqualTo(cardIn(before, id));
        assertThat(JSON.readTree(admin.get(FEATURES).body()).path("version")).isEqualTo(before.path("version"));
    }

    @Test
    void boardWhenRedisLostItComesBackByItselfAndGoesOnWithItsVersions() {
        var id = create("Evergreen", "text");
        vote(admin, id);
        told(id);
        var before = board();
        var redis = rooms.bean(StringRedisTemplate.class);
        redis.delete(redis.keys("guildwire:{roadmap}:*"));

        await().atMost(BOUND).until(() -> board().equals(before));

        assertThat(takeBack(admin, id).path("version").longValue())
                .isEqualTo(before.path("version").longValue() + 1);
    }

    @Test
    void rebuildWhenTheLogReadLacksAVoteIsRefused() {
        var id = create("Late", "");
        told(id);
        var rebuilt = rooms.bean(RoadmapLog.class).replay();
        vote(admin, id);
        told(id);

        assertThat(rooms.bean(RedisBoard.class).restore(rebuilt)).isFalse();

        assertThat(card(admin, id).path("voteCount").intValue()).isEqualTo(1);
    }

    private static String create(String title, String description) {
        var answer = admin.post(FEATURES, feature(title, description));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").stringValue();
    }

    private static String feature(String title, String description) {
        return "{\"title\":\"" + title + "\",\"description\":\"" + description + "\"}";
    }

    private static JsonNode vote(Browser person, String id) {
        return ok(person.post(FEATURES + "/" + id + "/vote", ""));
    }

    private static JsonNode takeBack(Browser person, String id) {
        return ok(person.send(person.write(FEATURES + "/" + id + "/vote", "").DELETE()));
    }

    private static int patch(String id, String json) {
        return admin.send(admin.write(FEATURES + "/" + id, json)
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(json)))
                .statusCode();
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode board() {
        return ok(admin.get(FEATURES));
    }

    private static JsonNode card(Browser person, String id) {
        return cardIn(ok(person.get(FEATURES)), id);
    }

    private static JsonNode cardIn(JsonNode board, String id) {
        return board.path("features")
                .valueStream()
                .filter(feature -> feature.path("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// The events of one feature on Kafka, once the outbox is empty.
    private static List<JsonNode> told(String id) {
        var outboxes = rooms.bean(RedisOutboxes.class);
        await().atMost(BOUND).until(() -> outboxes.waiting(RedisBoard.TAG) == 0);
        var events = new ArrayList<JsonNode>();
        for (var record : records()) {
            assertThat(record.headers().lastHeader(Headers.VERSION)).isNotNull();
            var event = JSON.readTree(new String(record.value(), UTF_8));
            if (id.equals(event.path("featureId")
                    .asString(event.path("feature").path("id").asString("")))) {
                events.add(event);
            }
        }
        return events;
    }

    private static List<ConsumerRecord<String, byte[]>> records() {
        var all = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", TestServers.kafka()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.ROADMAP_EVENTS.wire()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }
}
