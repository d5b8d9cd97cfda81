package dev.guildwire.ingest.gateway;

import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.SessionController;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One shard and its session with the gateway. JDA keeps the session alive; this tells how it is.
///
/// Each shard has a shard manager of its own: a login then fails in the thread that asked for it, where a manager of
/// several shards retries in a thread of its own without a pause.
final class Shard extends ListenerAdapter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");
    private static final int CLOSE_SECONDS = 10;

    private final int id;
    private final Tap tap;
    private final ShardStream stream;
    private final Runnable onChange;
    private @Nullable ShardManager jda;
    private volatile ShardStatus status = new ShardStatus.Starting("waiting for login");

    /// @param onChange told after each change of the status, on one of JDA's threads
    Shard(int id, Tap tap, ShardStream stream, Runnable onChange) {
        this.id = id;
        this.tap = tap;
        this.stream = stream;
        this.onChange = onChange;
    }

    /// @throws FinalFailureException when Discord refuses the token
    /// @throws RuntimeException      JDA's own, for anything else; trying again later is right
    void login(DiscordProperties properties, SessionController sessions, int total) {
        try {
            jda = builder(properties)
                    .setSessionController(sessions)
                    .setShardsTotal(total)
                    .setShards(id)
                    .build();
        } catch (InvalidTokenException _) {
            throw new FinalFailureException(FinalFailure.INVALID_TOKEN);
        }
    }

    private DefaultShardManagerBuilder builder(DiscordProperties properties) {
        var rest = new RestConfig().setBaseUrl(properties.apiUrl() + "/");
        return DefaultShardManagerBuilder.create(
                        properties.botToken().value(),
                        GatewayIntent.GUILD_VOICE_STATES,
                        properties.intents().toArray(GatewayIntent[]::new))
                .setRestConfig(rest)
                .setCompression(properties.compression())
                .disableCache(java.util.EnumSet.allOf(CacheFlag.class))
                .setMemberCachePolicy(MemberCachePolicy.NONE)
                .setChunkingFilter(ChunkingFilter.NONE)
                .setEnableShutdownHook(false)
                .setRawEventsEnabled(true)
                .addEventListeners(this);
    }

    int id() {
        return id;
    }

    ShardStatus status() {
        return status;
    }

    /// Ends the session and publishes what still waits.
    @Override
    public void close() {
        var manager = jda;
        if (manager != null) {
            var shards = manager.getShards();
            manager.shutdown();
            shards.forEach(Shard::awaitShutdown);
        }
        stream.close();
    }

    private static void awaitShutdown(net.dv8tion.jda.api.JDA shard) {
        try {
            if (!shard.awaitShutdown(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                shard.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onRawGateway(RawGatewayEvent event) {
        tap.onRaw(event);
    }

    @Override
    public void onReady(ReadyEvent event) {
        LOG.info("shard is ready: shard={} guilds={}", id, event.getGuildTotalCount());
        become(new ShardStatus.Ready());
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        LOG.warn("a new session replaced the lost one: shard={}", id);
        become(new ShardStatus.Ready());
    }

    @Override
    public void onSessionResume(SessionResumeEvent event) {
        LOG.warn("the session was resumed: shard={}", id);
        become(new ShardStatus.Ready());
    }

    @Override
    public void onSessionDisconnect(SessionDisconnectEvent event) {
        LOG.warn("the gateway connection is gone: shard={} code={}", id, event.getCloseCode());
        become(new ShardStatus.Reconnecting("connection lost"));
    }

    @Override
    public void onShutdown(ShutdownEvent event) {
        FinalFailure.of(event.getCode()).ifPresent(failure -> {
            LOG.error("{} shard={} code={}", failure.remedy(), id, event.getCode());
            become(new ShardStatus.Failed(failure));
        });
    }

    void become(ShardStatus next) {
        status = next;
        onChange.run();
    }
}
