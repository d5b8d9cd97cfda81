package dev.guildwire.simulator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.awaitility.Awaitility;

/// A real bot, and all events it has seen.
final class TestBot implements EventListener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<GenericEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void onEvent(GenericEvent event) {
        events.add(event);
    }

    JDA connect(Simulator simulator, Compression compression, GatewayIntent... more) {
        return JDABuilder.createLight(
                        simulator.options().application().botToken(), GatewayIntent.GUILD_VOICE_STATES, more)
                .setRestConfig(rest(simulator))
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return simulator.gatewayUrl();
                    }
                })
                .enableCache(CacheFlag.VOICE_STATE)
                .setMemberCachePolicy(MemberCachePolicy.NONE)
                .setCompression(compression)
                .setRawEventsEnabled(true)
                .addEventListeners(this)
                .build();
    }

    /// Learns the gateway's address, the number of shards and how fast they may start from REST.
    ShardManager connectShards(Simulator simulator) {
        return DefaultShardManagerBuilder.createLight(
                        simulator.options().application().botToken(), GatewayIntent.GUILD_VOICE_STATES)
                .setRestConfig(rest(simulator))
                .enableCache(CacheFlag.VOICE_STATE)
                .setMemberCachePolicy(MemberCachePolicy.NONE)
                .addEventListeners(this)
                .build();
    }

    <E extends GenericEvent> List<E> seen(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends GenericEvent> List<E> awaitSeen(Class<E> type, int count) {
        Awaitility.await(type.getSimpleName())
                .atMost(PATIENCE)
                .until(() -> seen(type).size() >= count);
        return seen(type);
    }

    private static RestConfig rest(Simulator simulator) {
        return new RestConfig().setBaseUrl(simulator.apiUrl() + "/");
    }
}
