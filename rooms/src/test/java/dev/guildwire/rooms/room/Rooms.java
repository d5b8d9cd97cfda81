package dev.guildwire.rooms.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.MovableClock;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.Stream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Some instances that share their rooms, Discord's simulator, a clock, and people who are logged in.
final class Rooms implements AutoCloseable {

    static final Duration BOUND = Duration.ofSeconds(30);
    static final GuildId GUILD = Discord.HARBOUR;

    final MovableClock clock = new MovableClock();
    final Discord discord;
    final Stream stream = new Stream();
    final List<RoomsServer> instances = new ArrayList<>();
    private final Map<String, String> settings;
    private final Map<UserId, Browser> people = new ConcurrentHashMap<>();

    private Rooms(Map<String, String> own) {
        discord = Discord.start();
        discord.limitNothing();
        settings = new HashMap<>(discord.credentials());
        settings.putAll(Map.of(
                "guildwire.room.namespace", "rooms-" + UUID.randomUUID(),
                "guildwire.discord.namespace", "discord-" + UUID.randomUUID(),
                "guildwire.discord.limits.global", "1000",
                "guildwire.room.per-person", "1000",
                "guildwire.room.work-every", "100ms",
                "guildwire.room.sweep-every", "100ms"));
        settings.putAll(own);
    }

    static Rooms start(int instances, Map<String, String> settings) {
        var rooms = new Rooms(settings);
        for (var i = 0; i < instances; i++) {
            rooms.add();
        }
        rooms.stream.guilds();
        return rooms;
    }

    /// All instances are behind the first one's address, as behind a load balancer.
    RoomsServer add() {
        var own = settings();
        var instance = RoomsServer.start(discord.address(), clock, own);
        instances.add(instance);
        return instance;
    }

    /// What another instance has to know to be one of these.
    Map<String, String> settings() {
        var own = new HashMap<>(settings);
        if (!instances.isEmpty()) {
            own.put("BASE_URL", first().address().toString());
        }
        return own;
    }

    RoomsServer first() {
        return instances.getFirst();
    }

    /// Ends the other instances as a deployment does, and starts as many new ones.
    void restartAllButTheFirst() {
        var others = new ArrayList<>(instances.subList(1, instances.size()));
        others.forEach(RoomsServer::close);
        instances.removeAll(others);
        others.forEach(_ -> add());
    }

    /// Every instance looks at what is idle.
    void sweepAll() {
        instances.forEach(instance -> instance.bean(IdleSweep.class).sweep());
    }

    /// What is still to be done.
    Set<String> tasks() {
        var key = first().bean(RedisRoomScripts.class).key("tasks");
        var tasks = first().bean(StringRedisTemplate.class).opsForZSet().range(key, 0, -1);
        return tasks == null ? Set.of() : tasks;
    }

    /// Where one of the instances is; any number will do.
    URI address(int instance) {
        return instances.get(instance % instances.size()).address();
    }

    /// Somebody's browser, logged in.
    Browser of(UserId user) {
        return people.computeIfAbsent(user, this::login);
    }

    private Browser login(UserId user) {
        var browser = new Browser(first().address());
        // Fails until the instance has heard which guilds it serves.
        await().atMost(BOUND).until(() -> browser.login(user, "/").statusCode() == 302);
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
        return browser;
    }

    /// Makes a room.
    JsonNode create(UserId creator, String name) {
        var answer = of(creator).post("/api/rooms", json(Map.of("name", name, "guildId", GUILD.toString())));
        return expect(201, answer);
    }

    HttpResponse<String> join(UserId player, JsonNode invite) {
        return of(player).post("/api/rooms/join", json(Map.of("token", text(invite, "inviteToken"))));
    }

    HttpResponse<String> leave(UserId player, String channel) {
        return of(player).post("/api/rooms/" + channel + "/leave", "");
    }

    HttpResponse<String> end(UserId person, String channel) {
        return delete(person, "/api/rooms/" + channel);
    }

    HttpResponse<String> delete(UserId person, String path) {
        return of(person).send(of(person).write(path, "").DELETE());
    }

    /// The room as somebody sees it, once it can be seen.
    JsonNode look(UserId person, String channel) {
        var browser = of(person);
        await().atMost(BOUND).until(() -> browser.get("/api/rooms/" + channel).statusCode() != 503);
        return expect(200, browser.get("/api/rooms/" + channel));
    }

    List<String> seats(UserId person, String channel) {
        return look(person, channel)
                .path("seats")
                .valueStream()
                .map(seat -> text(seat, "userId"))
                .toList();
    }

    /// Who has a role at Discord.
    List<String> holders(String role) {
        return discord.guild(GUILD)
                .path("people")
                .valueStream()
                .filter(person -> person.path("roles")
                        .valueStream()
                        .anyMatch(has -> has.asString().equals(role)))
                .map(person -> text(person, "id"))
                .toList();
    }

    /// Ids of what Discord has of this kind, `channels` or `roles`.
    List<String> atDiscord(String kind) {
        return discord.guild(GUILD)
                .path(kind)
                .valueStream()
                .map(thing -> text(thing, "id"))
                .toList();
    }

    /// Does it many times at the same moment.
    static <T> List<T> atOnce(int times, Callable<T> action) {
        return atOnce(Collections.nCopies(times, action));
    }

    /// Does all of it at the same moment, as far as a machine can.
    static <T> List<T> atOnce(List<Callable<T>> actions) {
        var together = new CountDownLatch(actions.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = actions.stream()
                    .map(action -> threads.submit(() -> {
                        together.countDown();
                        together.await();
                        return action.call();
                    }))
                    .toList();
            threads.shutdown();
            assertThat(threads.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
            return begun.stream().map(Rooms::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T result(Future<T> ended) {
        if (ended.state() == Future.State.FAILED) {
            throw new AssertionError("one of many failed", ended.exceptionNow());
        }
        return ended.resultNow();
    }

    static JsonNode expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    static void expectProblem(int status, String code, HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(text(expect(status, answer), "code")).isEqualTo(code);
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }

    static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    @Override
    public void close() {
        people.values().forEach(Browser::close);
        instances.forEach(RoomsServer::close);
        stream.close();
        discord.close();
    }
}
