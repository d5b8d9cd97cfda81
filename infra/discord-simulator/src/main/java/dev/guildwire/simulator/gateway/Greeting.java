package dev.guildwire.simulator.gateway;

import dev.guildwire.simulator.fault.Fault;
import dev.guildwire.simulator.fault.Faults;
import dev.guildwire.simulator.wire.DiscordJson;
import dev.guildwire.simulator.wire.GuildJson;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Application;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.World;
import dev.guildwire.simulator.world.WorldThread;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What a session is told when it begins: READY, and then each of its guilds.
final class Greeting {

    private static final List<String> EMPTY_IN_READY =
            List.of("relationships", "private_channels", "presences", "guild_join_requests", "_trace");
    private static final List<String> EMPTY_IN_GUILD =
            List.of("threads", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds");

    private final World world;
    private final WorldThread thread;
    private final Faults faults;
    private final Application application;

    Greeting(World world, WorldThread thread, Faults faults, Application application) {
        this.world = world;
        this.thread = thread;
        this.faults = faults;
        this.application = application;
    }

    /// @param resumeUrl where the client shall come back to
    void greet(GatewaySession session, String resumeUrl) {
        var guilds = world.guildsOf(world.bot().id()).stream()
                .filter(guild -> session.isForGuild(guild.id()))
                .toList();
        session.dispatch(Dispatch.of("READY", null, ready(session, guilds, resumeUrl)));
        guilds.stream().filter(Guild::available).forEach(guild -> tellUnlessLate(session, guild));
    }

    /// Tells the session all of the guild, if it wants to know about guilds.
    void tell(GatewaySession session, Guild guild) {
        session.dispatch(Dispatch.of("GUILD_CREATE", Intent.GUILDS, guild(guild, session)));
    }

    private void tellUnlessLate(GatewaySession session, Guild guild) {
        var late = faults.next(Fault.LateGuild.class, f -> f.covers(guild.id().toString()));
        if (late.isEmpty()) {
            tell(session, guild);
        } else if (late.get().delayMs() != null) {
            thread.after(Duration.ofMillis(late.get().delayMs()), () -> tell(session, guild));
        }
    }

    private ObjectNode ready(GatewaySession session, List<Guild> guilds, String resumeUrl) {
        var json = Json.object()
                .put("v", 10)
                .put("session_type", "normal")
                .put("session_id", session.id())
                .put("resume_gateway_url", resumeUrl);
        json.set("user", self());
        json.set("application", Json.object().put("id", application.clientId()).put("flags", 0));
        json.set("guilds", Json.array(guilds, Greeting::unavailable));
        json.set("shard", Json.array().add(session.shard()).add(session.shards()));
        json.set("user_settings", Json.object());
        EMPTY_IN_READY.forEach(name -> json.set(name, Json.array()));
        return json;
    }

    private ObjectNode guild(Guild guild, GatewaySession session) {
        var bot = world.bot().id();
        var members = guild.members().stream()
                .filter(m -> session.sees(guild, m, bot))
                .toList();
        var joinedAt = guild.member(bot).orElseThrow().joinedAt();
        var json = GuildJson.guild(guild)
                .put("joined_at", Json.timestamp(joinedAt))
                .put("large", guild.members().size() > session.largeThreshold())
                .put("unavailable", false)
                .put("member_count", guild.members().size());
        json.set("members", Json.array(members, DiscordJson::member));
        json.set("channels", Json.array(guild.channels(), DiscordJson::channelWithoutGuild));
        json.set(
                "voice_states",
                Json.array(
                        session.voiceStates(guild),
                        state -> DiscordJson.voiceStateWithoutGuild(
                                state, guild.member(state.userId()).orElseThrow())));
        EMPTY_IN_GUILD.forEach(name -> json.set(name, Json.array()));
        return json;
    }

    private ObjectNode self() {
        return DiscordJson.user(world.bot())
                .put("verified", true)
                .put("mfa_enabled", true)
                .putNull("email");
    }

    private static ObjectNode unavailable(Guild guild) {
        return Json.object().put("id", guild.id().toString()).put("unavailable", true);
    }
}
