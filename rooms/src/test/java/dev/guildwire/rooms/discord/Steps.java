package dev.guildwire.rooms.discord;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.discord.DiscordProperties.Limits;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.rooms.redis.RedisAddress;
import dev.guildwire.rooms.secret.Secret;
import dev.guildwire.testsupport.TestServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The queue's steps in a real Redis, with a namespace and a clock of their own, called one by one.
final class Steps implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(10);
    static final GuildId GUILD = new GuildId(1);

    /// Few of everything, so that limits are met soon.
    static final Limits LIMITS = new Limits(
            3, Duration.ofSeconds(1), Duration.ofMillis(500), 4, 8, 3, Duration.ofMinutes(10), Duration.ofSeconds(30));

    private final RedisLink link = new RedisLink(RedisAddress.parse(TestServers.redis()));
    private final RedisKeys keys = new RedisKeys("test-" + UUID.randomUUID());
    private final RedisScripts scripts = RedisScripts.onClock("""
            local function clock() return tonumber(redis.call('GET', KEYS[1] .. ':clock')) end
            """);
    private final Limits limits;
    private long now = 1_800_000_000_000L;

    Steps(Limits limits) {
        this.limits = limits;
        link.connect(scripts, (_, _) -> {}, keys.done());
        pass(Duration.ZERO);
    }

    RedisQueue queue() {
        return queue("token");
    }

    RedisQueue queue(String token) {
        var properties = new DiscordProperties(
                URI.create("http://localhost"),
                Secret.of(token),
                "",
                "",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                Duration.ofMinutes(10),
                LEASE,
                Duration.ofSeconds(1),
                5,
                Duration.ofSeconds(1),
                limits);
        return new RedisQueue(link, scripts, keys, JsonMapper.shared(), QueueSettings.of(properties, keys));
    }

    /// Moves the clock.
    void pass(Duration time) {
        now += time.toMillis();
        await(link.commands().set(keys.queue()[0] + ":clock", Long.toString(now)));
    }

    @Nullable
    Grant submit(DiscordRequest request) {
        return await(queue().submit(request, true)).turn().grant();
    }

    @Nullable
    Grant take() {
        return await(queue().take()).grant();
    }

    /// Ends a lease with success and takes nothing new.
    Finished succeed(Grant grant) {
        return succeed(grant, Report.NOTHING);
    }

    Finished succeed(Grant grant, Report report) {
        return end(grant, new Success(200, grant.requestId()), report);
    }

    Finished end(Grant grant, @Nullable DiscordResult result, Report report) {
        return await(queue().finish(grant, new Verdict(result, report, ""), false));
    }

    List<String> keysLeft() {
        var tag = keys.done().replace("done", "");
        return await(link.commands().keys(tag.replace("-", "?") + "*")).stream()
                .map(key -> key.substring(tag.length()))
                .toList();
    }

    static Report limited(String bucket, int remaining, Duration reset) {
        return new Report(false, 0, "", false, 0, false, false, bucket, remaining, reset.toMillis());
    }

    static DiscordRequest message(String id, long channel) {
        return request(id, GUILD, DiscordRoute.CREATE_MESSAGE, new ChannelId(channel));
    }

    static DiscordRequest request(String id, GuildId guild, DiscordRoute route, Object... parameters) {
        return route.request(Terms.of(id, guild), null, parameters);
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        link.close();
    }
}
