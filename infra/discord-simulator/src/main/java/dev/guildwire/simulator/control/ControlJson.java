package dev.guildwire.simulator.control;

import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Channel;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Role;
import dev.guildwire.simulator.world.User;
import dev.guildwire.simulator.world.VoiceState;
import dev.guildwire.simulator.world.World;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// The world as the control API shows it.
final class ControlJson {

    private ControlJson() {}

    static ObjectNode guild(Guild guild) {
        var people = guild.members().stream().filter(m -> !m.user().bot()).toList();
        var json = Json.object()
                .put("id", guild.id().toString())
                .put("name", guild.name())
                .put("ownerId", guild.ownerId().toString())
                .put("available", guild.available());
        json.set("channels", Json.array(guild.channelsInOrder(), channel -> channel(guild, channel)));
        json.set("roles", Json.array(guild.roles(), ControlJson::role));
        json.set("people", Json.array(people, ControlJson::member));
        json.set("voiceStates", Json.array(guild.voiceStates(), ControlJson::voiceState));
        return json;
    }

    static ObjectNode person(World world, User person) {
        return user(person)
                .set(
                        "guilds",
                        Json.array(
                                world.guildsOf(person.id()),
                                g -> Json.object().put("id", g.id().toString()).put("name", g.name())));
    }

    static ObjectNode voiceState(VoiceState state) {
        return Json.object()
                .put("userId", state.userId().toString())
                .put("channelId", Json.text(state.channelId()))
                .put("sessionId", state.sessionId())
                .put("selfMute", state.selfMute())
                .put("selfDeaf", state.selfDeaf());
    }

    static ObjectNode role(Role role) {
        return Json.object()
                .put("id", role.id().toString())
                .put("name", role.name())
                .put("position", role.position())
                .put("color", role.color())
                .put("managed", role.managed());
    }

    static ObjectNode member(Member member) {
        return user(member.user()).put("nick", member.nick()).set("roles", Json.ids(member.roles()));
    }

    static ObjectNode channel(Guild guild, Channel channel) {
        return Json.object()
                .put("id", channel.id().toString())
                .put("name", channel.name())
                .put("type", channel.type().name().toLowerCase(Locale.ROOT))
                .put("position", channel.position())
                .put("parentId", Json.text(channel.parentId()))
                .put("userLimit", channel.userLimit())
                .put("restricted", channel.overwrite(guild.id()).isPresent());
    }

    private static ObjectNode user(User user) {
        return Json.object()
                .put("id", user.id().toString())
                .put("username", user.username())
                .put("displayName", user.displayName())
                .put("avatar", user.avatar());
    }
}
