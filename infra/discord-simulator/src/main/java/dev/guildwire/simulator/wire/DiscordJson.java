package dev.guildwire.simulator.wire;

import dev.guildwire.simulator.world.Channel;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Message;
import dev.guildwire.simulator.world.Overwrite;
import dev.guildwire.simulator.world.Role;
import dev.guildwire.simulator.world.User;
import dev.guildwire.simulator.world.VoiceState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The objects that REST and gateway share, each with all fields Discord sends.
public final class DiscordJson {

    private DiscordJson() {}

    public static ObjectNode user(User user) {
        return Json.object()
                .put("id", user.id().toString())
                .put("username", user.username())
                .put("global_name", user.globalName())
                .put("avatar", user.avatar())
                .put("discriminator", "0")
                .put("public_flags", 0)
                .put("flags", 0)
                .put("bot", user.bot())
                .putNull("banner")
                .putNull("accent_color")
                .putNull("avatar_decoration_data")
                .putNull("collectibles")
                .putNull("primary_guild");
    }

    public static ObjectNode member(Member member) {
        return memberWithoutUser(member).set("user", user(member.user()));
    }

    /// The member of a MESSAGE_CREATE, whose user is the message's author.
    public static ObjectNode memberWithoutUser(Member member) {
        return Json.object()
                .put("avatar", (String) null)
                .putNull("banner")
                .put("communication_disabled_until", Json.timestamp(member.communicationDisabledUntil()))
                .put("flags", 0)
                .put("joined_at", Json.timestamp(member.joinedAt()))
                .put("nick", member.nick())
                .put("pending", false)
                .putNull("premium_since")
                .put("mute", member.mute())
                .put("deaf", member.deaf())
                .set("roles", Json.ids(member.roles()));
    }

    public static ObjectNode role(Role role) {
        var colors = Json.object()
                .put("primary_color", role.color())
                .putNull("secondary_color")
                .putNull("tertiary_color");
        return Json.object()
                .put("id", role.id().toString())
                .put("name", role.name())
                .put("color", role.color())
                .put("hoist", role.hoist())
                .put("position", role.position())
                .put("permissions", Long.toUnsignedString(role.permissions()))
                .put("managed", role.managed())
                .put("mentionable", role.mentionable())
                .put("flags", 0)
                .putNull("icon")
                .putNull("unicode_emoji")
                .set("colors", colors);
    }

    public static ObjectNode channel(Channel channel) {
        var json = channelWithoutGuild(channel);
        json.put("guild_id", channel.guildId().toString());
        return json;
    }

    /// The channel of a GUILD_CREATE, which says the guild once.
    public static ObjectNode channelWithoutGuild(Channel channel) {
        var json = Json.object()
                .put("id", channel.id().toString())
                .put("type", channel.type().code())
                .put("name", channel.name())
                .put("position", channel.position())
                .put("flags", 0)
                .put("nsfw", channel.nsfw())
                .put("parent_id", Json.text(channel.parentId()))
                .set("permission_overwrites", Json.array(channel.overwrites(), DiscordJson::overwrite));
        if (channel.type().isVoice()) {
            json.put("bitrate", channel.bitrate())
                    .put("user_limit", channel.userLimit())
                    .putNull("rtc_region");
        } else {
            json.put("topic", channel.topic());
        }
        if (channel.type().hasMessages()) {
            json.put("rate_limit_per_user", channel.rateLimitPerUser());
            json.put("last_message_id", Json.text(channel.lastMessageId()));
        }
        return json;
    }

    public static ObjectNode voiceState(VoiceState state, Member member) {
        return voiceStateWithoutGuild(state, member)
                .put("guild_id", state.guildId().toString())
                .set("member", member(member));
    }

    /// The voice state of a GUILD_CREATE, which says guild and members once.
    public static ObjectNode voiceStateWithoutGuild(VoiceState state, Member member) {
        return Json.object()
                .put("channel_id", Json.text(state.channelId()))
                .put("user_id", state.userId().toString())
                .put("session_id", state.sessionId())
                .put("mute", member.mute())
                .put("deaf", member.deaf())
                .put("self_mute", state.selfMute())
                .put("self_deaf", state.selfDeaf())
                .put("self_video", state.selfVideo())
                .put("self_stream", state.selfStream())
                .put("suppress", state.suppress())
                .put("request_to_speak_timestamp", Json.timestamp(state.requestToSpeakAt()))
                .put("connected_at", Json.timestamp(state.connectedAt()));
    }

    public static ObjectNode message(Message message) {
        var json = Json.object()
                .put("id", message.id().toString())
                .put("channel_id", message.channelId().toString())
                .put("type", 0)
                .put("content", message.content())
                .put("timestamp", Json.timestamp(message.timestamp()))
                .putNull("edited_timestamp")
                .put("tts", message.tts())
                .put("mention_everyone", false)
                .put("pinned", false)
                .put("flags", 0);
        json.set("author", user(message.author()));
        json.set("embeds", Json.parse(message.embeds()).orElseGet(Json::array));
        for (var empty : new String[] {"mentions", "mention_roles", "attachments", "components"}) {
            json.set(empty, Json.array());
        }
        if (message.nonce() != null) {
            json.put("nonce", message.nonce());
        }
        return json;
    }

    public static ObjectNode ban(Guild.Ban ban) {
        return Json.object().put("reason", ban.reason()).set("user", user(ban.user()));
    }

    private static JsonNode overwrite(Overwrite overwrite) {
        return Json.object()
                .put("id", overwrite.id().toString())
                .put("type", overwrite.target().code())
                .put("allow", Long.toUnsignedString(overwrite.allow()))
                .put("deny", Long.toUnsignedString(overwrite.deny()));
    }
}
