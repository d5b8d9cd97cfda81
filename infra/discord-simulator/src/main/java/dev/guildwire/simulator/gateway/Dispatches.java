package dev.guildwire.simulator.gateway;

import dev.guildwire.simulator.wire.DiscordJson;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Snowflake;
import dev.guildwire.simulator.world.User;
import dev.guildwire.simulator.world.WorldEvent;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Translates what happened in the world into dispatches.
final class Dispatches {

    private final Snowflake bot;

    Dispatches(Snowflake bot) {
        this.bot = bot;
    }

    /// Empty for a guild that has come back: what is told then depends on the session.
    Optional<Dispatch> of(WorldEvent event) {
        return switch (event) {
            case WorldEvent.ChannelCreated e -> guilds("CHANNEL_CREATE", DiscordJson.channel(e.channel()));
            case WorldEvent.ChannelUpdated e -> guilds("CHANNEL_UPDATE", DiscordJson.channel(e.channel()));
            case WorldEvent.ChannelDeleted e -> guilds("CHANNEL_DELETE", DiscordJson.channel(e.channel()));
            case WorldEvent.RoleCreated e ->
                guilds("GUILD_ROLE_CREATE", in(e.guild()).set("role", DiscordJson.role(e.role())));
            case WorldEvent.RoleUpdated e ->
                guilds("GUILD_ROLE_UPDATE", in(e.guild()).set("role", DiscordJson.role(e.role())));
            case WorldEvent.RoleDeleted e ->
                guilds(
                        "GUILD_ROLE_DELETE",
                        in(e.guild()).put("role_id", e.role().id().toString()));
            case WorldEvent.MemberJoined e -> member("GUILD_MEMBER_ADD", e.guild(), e.member());
            case WorldEvent.MemberUpdated e -> memberUpdated(e);
            case WorldEvent.MemberLeft e -> memberLeft(e);
            case WorldEvent.Banned e -> ban("GUILD_BAN_ADD", e.guild(), e.user());
            case WorldEvent.Unbanned e -> ban("GUILD_BAN_REMOVE", e.guild(), e.user());
            case WorldEvent.VoiceStateChanged e ->
                told("VOICE_STATE_UPDATE", Intent.GUILD_VOICE_STATES, DiscordJson.voiceState(e.state(), e.member()));
            case WorldEvent.MessageCreated e -> message(e);
            case WorldEvent.GuildLost e ->
                guilds(
                        "GUILD_DELETE",
                        Json.object().put("id", e.guild().id().toString()).put("unavailable", true));
            case WorldEvent.GuildBack _ -> Optional.empty();
        };
    }

    private Optional<Dispatch> member(String type, Guild guild, Member member) {
        return told(
                type,
                Intent.GUILD_MEMBERS,
                DiscordJson.member(member).put("guild_id", guild.id().toString()));
    }

    /// A bot learns what happens to itself without asking.
    private Optional<Dispatch> memberUpdated(WorldEvent.MemberUpdated e) {
        return e.member().id().equals(bot)
                ? guilds(
                        "GUILD_MEMBER_UPDATE",
                        DiscordJson.member(e.member())
                                .put("guild_id", e.guild().id().toString()))
                : member("GUILD_MEMBER_UPDATE", e.guild(), e.member());
    }

    /// To a bot, its own removal is the end of the guild.
    private Optional<Dispatch> memberLeft(WorldEvent.MemberLeft e) {
        return e.member().id().equals(bot)
                ? guilds("GUILD_DELETE", Json.object().put("id", e.guild().id().toString()))
                : told(
                        "GUILD_MEMBER_REMOVE",
                        Intent.GUILD_MEMBERS,
                        in(e.guild()).set("user", DiscordJson.user(e.member().user())));
    }

    private Optional<Dispatch> ban(String type, Guild guild, User user) {
        return told(type, Intent.GUILD_MODERATION, in(guild).set("user", DiscordJson.user(user)));
    }

    /// Without the content intent a bot sees what it has written itself, and of others' messages only that they are.
    private Optional<Dispatch> message(WorldEvent.MessageCreated e) {
        var full =
                DiscordJson.message(e.message()).put("guild_id", e.guild().id().toString());
        full.set("member", DiscordJson.memberWithoutUser(e.member()));
        var dispatch = Dispatch.of("MESSAGE_CREATE", Intent.GUILD_MESSAGES, full);
        if (e.message().author().id().equals(bot)) {
            return Optional.of(dispatch);
        }
        var restricted = full.put("content", "").set("embeds", Json.array());
        return Optional.of(new Dispatch(dispatch.type(), dispatch.intent(), dispatch.data(), Json.text(restricted)));
    }

    private static ObjectNode in(Guild guild) {
        return Json.object().put("guild_id", guild.id().toString());
    }

    private static Optional<Dispatch> guilds(String type, ObjectNode data) {
        return told(type, Intent.GUILDS, data);
    }

    private static Optional<Dispatch> told(String type, Intent intent, ObjectNode data) {
        return Optional.of(Dispatch.of(type, intent, data));
    }
}
