package dev.guildwire.rooms.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.node.DrainOrder;
import dev.guildwire.contracts.node.Node;
import dev.guildwire.contracts.node.NodeReport.EdgeReport;
import dev.guildwire.contracts.node.NodeState;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.Stream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperatorIT {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String OVERVIEW = "/api/operator/overview";

    private static Discord discord;
    private static RoomsServer rooms;
    private static Browser admin;

    private final List<Node> edges = List.of(edge("one"), edge("other"));

    @BeforeAll
    static void start() {
        discord = Discord.start();
        var settings = new HashMap<>(discord.credentials());
        settings.put("ADMIN_USER_IDS", Discord.MIRA.toString());
        settings.put("guildwire.node.name", "rooms-of-the-test");
        rooms = RoomsServer.start(discord.address(), Clock.systemUTC(), settings);
        try (var stream = new Stream()) {
            stream.guilds();
        }
        admin = new Browser(rooms.address());
        await().atMost(BOUND).until(() -> admin.login(Discord.MIRA, "/").statusCode() == 302);
    }

    @AfterAll
    static void stop() {
        admin.close();
        rooms.close();
        discord.close();
    }

    @AfterEach
    void endEdges() {
        edges.forEach(edge -> say(edge.id(), null));
        await().atMost(BOUND).until(() -> names("edges").isEmpty());
    }

    private static Node edge(String name) {
        return new Node(UUID.randomUUID().toString(), name, "1", Instant.now(), NodeState.READY);
    }

    private static void report(Node edge) {
        say(edge.id(), JsonMapper.shared().writeValueAsBytes(new EdgeReport(edge, 7, 1, 0, 100, List.of())));
    }

    @SuppressWarnings("unchecked") // Spring Boot's template, of strings and bytes here
    private static void say(String id, byte @Nullable [] report) {
        var kafka = (KafkaTemplate<String, byte[]>) rooms.bean(KafkaTemplate.class);
        kafka.send(new ProducerRecord<>(Topic.NODE_REPORTS.wire(), id, report)).join();
    }

    private static JsonNode overview() {
        return JsonMapper.shared().readTree(admin.get(OVERVIEW).body());
    }

    private static List<String> names(String kind) {
        return overview()
                .path(kind)
                .valueStream()
                .map(seen -> seen.at("/node/name").asString())
                .toList();
    }

    private static HttpResponse<String> drain(Browser who, Node edge) {
        return who.post("/api/operator/edges/" + edge.id() + "/drain", "");
    }

    private static boolean isOrdered(Node edge) {
        return rooms.bean(StringRedisTemplate.class).hasKey(DrainOrder.key(edge.id()));
    }

    private static String code(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body()).path("code").asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {OVERVIEW, "/api/operator/queue"})
    void lookWhenNotAnAdminIsRefused(String path) {
        try (var stranger = new Browser(rooms.address());
                var person = new Browser(rooms.address())) {
            person.login(Discord.NOOR, "/");

            assertThat(stranger.get(path).statusCode()).isEqualTo(401);
            assertThat(person.get(path).statusCode()).isEqualTo(403);
            assertThat(code(person.get(path))).isEqualTo("forbidden");
        }
    }

    @Test
    void overviewWhenAdminLooksShowsThisInstanceAndEdges() {
        edges.forEach(OperatorIT::report);

        await().atMost(BOUND).until(() -> names("edges").equals(List.of("one", "other")));
        await().atMost(BOUND).until(() -> names("rooms").contains("rooms-of-the-test"));
        assertThat(overview().at("/edges/0/connections").asInt()).isEqualTo(7);
        assertThat(overview().at("/edges/0/node/state").asString()).isEqualTo("READY");
    }

    @Test
    void queueWhenAdminLooksIsShown() {
        var queue =
                JsonMapper.shared().readTree(admin.get("/api/operator/queue").body());

        assertThat(queue.path("why").asString()).isEqualTo("open");
        assertThat(queue.path("buckets").isArray()).isTrue();
    }

    @Test
    void drainWhenNotAnAdminOrdersNothing() {
        edges.forEach(OperatorIT::report);
        await().atMost(BOUND).until(() -> names("edges").size() == 2);
        try (var person = new Browser(rooms.address())) {
            person.login(Discord.NOOR, "/");

            assertThat(drain(person, edges.getFirst()).statusCode()).isEqualTo(403);
        }
        assertThat(isOrdered(edges.getFirst())).isFalse();
    }

    @Test
    void drainWhenAnotherEdgeIsLeftIsOrderedForThatEdgeAlone() {
        edges.forEach(OperatorIT::report);
        await().atMost(BOUND).until(() -> names("edges").size() == 2);

        assertThat(drain(admin, edges.getFirst()).statusCode()).isEqualTo(202);

        assertThat(isOrdered(edges.getFirst())).isTrue();
        assertThat(isOrdered(edges.getLast())).isFalse();
        assertThat(code(drain(admin, edges.getLast()))).isEqualTo("last-edge");
        assertThat(isOrdered(edges.getLast())).isFalse();
    }

    @Test
    void drainWhenThereIsNoSuchEdgeIsNotFound() {
        assertThat(drain(admin, edge("unknown")).statusCode()).isEqualTo(404);
    }
}
