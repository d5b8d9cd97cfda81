package dev.guildwire.ingest.gateway;

import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
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
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One session of one shard, as JDA keeps it: it resumes and reconnects by itself. A session that JDA gave up is over;
/// another one has to be made.
///
/// Each has a shard manager of its own: a login then fails in the thread that asked for it, where a manager of several
/// shards tries again in a thread of its own without a pause.
final class ShardSession extends ListenerAdapter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");
    private static final int CLOSE_SECONDS = 5;

    private final int shard;
    private final Tap tap;
    private final Runnable onChange;
    private volatile @Nullable ShardManager manager;
    private volatile ShardStatus status = new ShardStatus.Starting("logging in");

    /// @param onChange told after each change of the status, on one of JDA's threads
    ShardSession(int shard, Tap tap, Runnable onChange) {
        this.shard = shard;
        this.tap = tap;
        this.onChange = onChange;
    }

    /// @throws FinalFailureException when Discord refuses the token
    /// @throws RuntimeException      JDA's own, for anything else; trying again later is right
    void login(Installation installation) {
        try {
            manager = builder(installation.properties())
                    .setSessionController(installation.sessions())
                    .setShardsTotal(installation.total())
                    .setShards(shard)
                    .build();
        } catch (InvalidTokenException _) {
            throw new FinalFailureException(FinalFailure.INVALID_TOKEN);
        }
    }

    private DefaultShardManagerBuilder builder(DiscordProperties properties) {
        var intents = properties.intents().toArray(GatewayIntent[]::new);
        return DefaultShardManagerBuilder.create(
                        properties.botToken().value(), GatewayIntent.GUILD_VOICE_STATES, intents)
                .setRestConfig(new RestConfig().setBaseUrl(properties.apiUrl() + "/"))
                .setCompression(properties.compression())
                .disableCache(EnumSet.allOf(CacheFlag.class))
                .setMemberCachePolicy(MemberCachePolicy.NONE)
                .setChunkingFilter(ChunkingFilter.NONE)
                .setEnableShutdownHook(false)
                .setRawEventsEnabled(true)
                .addEventListeners(this);
    }

    ShardStatus status() {
        return status;
    }

    boolean isReady() {
        return status instanceof ShardStatus.Ready;
    }

    /// Between a heartbeat and Discord's answer; -1 before the first.
    long pingMillis() {
        var current = manager;
        var jda = current == null ? null : current.getShardById(shard);
        return jda == null ? -1 : jda.getGatewayPing();
    }

    /// Ends the session at Discord.
    @Override
    public void close() {
        var closing = manager;
        if (closing != null) {
            var sessions = closing.getShards();
            closing.shutdown();
            sessions.forEach(ShardSession::awaitShutdown);
        }
    }

    private static void awaitShutdown(JDA session) {
        try {
            if (!session.awaitShutdown(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                session.shutdownNow();
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
        LOG.info("the shard is ready: shard={} guilds={}", shard, event.getGuildTotalCount());
        become(new ShardStatus.Ready());
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        LOG.warn("a new session replaced the lost one: shard={}", shard);
        become(new ShardStatus.Ready());
    }

    @Override
    public void onSessionResume(SessionResumeEvent event) {
        LOG.warn("the session was resumed: shard={}", shard);
        become(new ShardStatus.Ready());
    }

    @Override
    public void onSessionDisconnect(SessionDisconnectEvent event) {
        LOG.warn("the connection to the gateway is gone: shard={} code={}", shard, event.getCloseCode());
        become(new ShardStatus.Reconnecting());
    }

    @Override
    public void onShutdown(ShutdownEvent event) {
        var failure = FinalFailure.of(event.getCode());
        failure.ifPresent(found -> LOG.error("{} shard={} code={}", found.remedy(), shard, event.getCode()));
        become(failure.<ShardStatus>map(ShardStatus.Failed::new).orElseGet(ShardStatus.Ended::new));
    }

    private void become(ShardStatus next) {
        status = next;
        onChange.run();
    }
}
