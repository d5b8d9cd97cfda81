package dev.guildwire.simulator.gateway;

import java.time.Duration;
import java.util.Set;

/// How the gateway behaves. The defaults are Discord's.
///
/// @param shards            recommended to bots that ask
/// @param maxConcurrency    IDENTIFYs in one [#identifyInterval]; over it the answer is op 9
/// @param identifiesPerDay  IDENTIFYs in 24 hours; the one over it ends all sessions and is refused with 4004
/// @param heartbeatInterval a connection without a heartbeat for one and a half of it is closed with 4009
/// @param resumeWindow      how long a session waits for its client to come back
/// @param replayed          dispatches kept per session; a RESUME further back gets op 9
/// @param privileged        the privileged intents the application has; IDENTIFY with another one is refused with 4014
public record GatewayOptions(
        int shards,
        int maxConcurrency,
        Duration identifyInterval,
        int identifiesPerDay,
        Duration heartbeatInterval,
        Duration resumeWindow,
        int replayed,
        Set<Intent> privileged) {

    public GatewayOptions {
        if (shards < 1 || maxConcurrency < 1 || replayed < 1 || heartbeatInterval.toMillis() < 1) {
            throw new IllegalArgumentException("shards, concurrency, replay and heartbeat interval are positive");
        }
        privileged = Set.copyOf(privileged);
    }

    public static GatewayOptions defaults() {
        return new GatewayOptions(
                1,
                1,
                Duration.ofSeconds(5),
                1000,
                Duration.ofMillis(41_250),
                Duration.ofMinutes(2),
                20_000,
                Set.of(Intent.GUILD_MEMBERS, Intent.GUILD_PRESENCES, Intent.MESSAGE_CONTENT));
    }

    public GatewayOptions withShards(int count, int concurrency) {
        return new GatewayOptions(
                count,
                concurrency,
                identifyInterval,
                identifiesPerDay,
                heartbeatInterval,
                resumeWindow,
                replayed,
                privileged);
    }

    public GatewayOptions withIdentifyInterval(Duration interval) {
        return new GatewayOptions(
                shards,
                maxConcurrency,
                interval,
                identifiesPerDay,
                heartbeatInterval,
                resumeWindow,
                replayed,
                privileged);
    }

    public GatewayOptions withIdentifiesPerDay(int identifies) {
        return new GatewayOptions(
                shards,
                maxConcurrency,
                identifyInterval,
                identifies,
                heartbeatInterval,
                resumeWindow,
                replayed,
                privileged);
    }

    public GatewayOptions withHeartbeatInterval(Duration interval) {
        return new GatewayOptions(
                shards,
                maxConcurrency,
                identifyInterval,
                identifiesPerDay,
                interval,
                resumeWindow,
                replayed,
                privileged);
    }

    public GatewayOptions withResume(Duration window, int dispatches) {
        return new GatewayOptions(
                shards,
                maxConcurrency,
                identifyInterval,
                identifiesPerDay,
                heartbeatInterval,
                window,
                dispatches,
                privileged);
    }

    public GatewayOptions withPrivileged(Set<Intent> intents) {
        return new GatewayOptions(
                shards,
                maxConcurrency,
                identifyInterval,
                identifiesPerDay,
                heartbeatInterval,
                resumeWindow,
                replayed,
                intents);
    }
}
