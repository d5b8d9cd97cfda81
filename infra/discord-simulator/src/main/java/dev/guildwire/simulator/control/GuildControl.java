package dev.guildwire.simulator.control;

import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Channel;
import dev.guildwire.simulator.world.ChannelType;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Messages;
import dev.guildwire.simulator.world.Role;
import dev.guildwire.simulator.world.World;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Guilds, and what people do by hand to their channels and roles.
record GuildControl(World world) {

    void addTo(ControlRoutes routes) {
        var guild = "/control/guilds/{guildId}";
        routes.json("GET", "/control/guilds", _ -> Json.array(world.guilds(), ControlJson::guild))
                .json("GET", guild, call -> ControlJson.guild(call.guild()))
                .json("POST", guild + "/channels", this::createChannel)
                .json("PATCH", guild + "/channels/{channelId}", this::changeChannel)
                .silent("DELETE", guild + "/channels/{channelId}", this::deleteChannel)
                .json("POST", guild + "/channels/{channelId}/messages", this::write)
                .json("POST", guild + "/roles", this::createRole)
                .silent("DELETE", guild + "/roles/{roleId}", this::deleteRole);
    }

    private JsonNode createChannel(ControlCall call) {
        var guild = call.guild();
        var draft = Channel.named(guild.id(), type(call), call.text("name"))
                .edit()
                .userLimit(call.body().path("userLimit").asInt(0))
                .done();
        return ControlJson.channel(guild, world.layout().createChannel(guild, draft));
    }

    private JsonNode changeChannel(ControlCall call) {
        var guild = call.guild();
        var channel = call.channel(guild);
        var changed = channel.edit()
                .name(call.body().path("name").asString(channel.name()))
                .userLimit(call.body().path("userLimit").asInt(channel.userLimit()))
                .done();
        return ControlJson.channel(guild, world.layout().updateChannel(guild, changed));
    }

    private void deleteChannel(ControlCall call) {
        var guild = call.guild();
        world.layout().deleteChannel(guild, call.channel(guild));
    }

    /// A person writes a message.
    private JsonNode write(ControlCall call) {
        var guild = call.guild();
        var author =
                guild.member(call.id("userId")).orElseThrow(() -> new Problem(404, "The person is not in the guild"));
        var draft = new Messages.Draft(call.text("content"), "[]", false, null);
        var message = world.messages().post(guild, call.channel(guild), author, draft);
        return Json.object().put("id", message.id().toString());
    }

    private JsonNode createRole(ControlCall call) {
        var guild = call.guild();
        return ControlJson.role(world.layout().createRole(guild, Role.named(call.text("name"), 0)));
    }

    private void deleteRole(ControlCall call) {
        var guild = call.guild();
        var role = call.role(guild);
        if (isEveryone(guild, role)) {
            throw new Problem(409, "A guild always has @everyone");
        }
        world.layout().deleteRole(guild, role);
    }

    private static boolean isEveryone(Guild guild, Role role) {
        return role.id().equals(guild.id());
    }

    private static ChannelType type(ControlCall call) {
        var name = call.body().path("type").asString("voice");
        try {
            return ChannelType.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new Problem(400, "\"type\" has to be text, voice, category, announcement or stage");
        }
    }
}
