package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.wire.DiscordJson;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Channel;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Permission;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// The channels of guilds.
final class ChannelRoutes {

    private final RateLimits limits;

    ChannelRoutes(RateLimits limits) {
        this.limits = limits;
    }

    void addTo(RestRoutes routes) {
        routes.bot("GET", "/guilds/{guild_id}/channels", Limit.GUILD, ChannelRoutes::list)
                .botAnswering("POST", "/guilds/{guild_id}/channels", Limit.CREATE_CHANNEL, ChannelRoutes::create)
                .bot("GET", "/channels/{channel_id}", Limit.CHANNEL, ChannelRoutes::get)
                .bot("PATCH", "/channels/{channel_id}", Limit.CHANNEL, this::update)
                .bot("DELETE", "/channels/{channel_id}", Limit.CHANNEL, ChannelRoutes::delete)
                .botAnswering(
                        "PUT", "/channels/{channel_id}/permissions/{overwrite_id}", Limit.CHANNEL, OverwriteForm::put)
                .botAnswering(
                        "DELETE",
                        "/channels/{channel_id}/permissions/{overwrite_id}",
                        Limit.CHANNEL,
                        OverwriteForm::delete);
    }

    private static JsonNode list(Call call) {
        return Json.array(call.guild().channels(), DiscordJson::channel);
    }

    private static JsonNode get(Call call) {
        var channel = call.channel();
        call.require(call.guildOf(channel), channel, Permission.VIEW_CHANNEL);
        return DiscordJson.channel(channel);
    }

    private static Answer create(Call call) {
        var guild = call.guild();
        call.require(guild, Permission.MANAGE_CHANNELS);
        var form = call.form();
        var type = ChannelForm.type(form);
        var name = form.requiredText("name", 1, ChannelForm.MAX_NAME);
        var draft = Channel.named(guild.id(), type, ChannelForm.normalised(type, name))
                .edit();
        ChannelForm.fill(draft, form, guild);
        form.check();
        OverwriteForm.requireAllowed(call, guild, List.of(), draft.done().overwrites());
        if (guild.channels().size() >= Guild.MAX_CHANNELS) {
            throw new Refusal(ErrorCode.TOO_MANY_CHANNELS);
        }
        var channel = call.world().layout().createChannel(guild, draft.done());
        return RestRoutes.json(201, DiscordJson.channel(channel));
    }

    private JsonNode update(Call call) {
        var channel = call.channel();
        var guild = call.guildOf(channel);
        call.require(guild, channel, Permission.MANAGE_CHANNELS);
        var form = call.form();
        var draft = channel.edit();
        form.text("name", 1, ChannelForm.MAX_NAME)
                .ifPresent(name -> draft.name(ChannelForm.normalised(channel.type(), name)));
        ChannelForm.fill(draft, form, guild);
        form.check();
        var changed = draft.done();
        OverwriteForm.requireAllowed(call, guild, channel.overwrites(), changed.overwrites());
        requireSlowRenaming(channel, changed);
        return DiscordJson.channel(call.world().layout().updateChannel(guild, changed));
    }

    /// Discord lets a channel's name and topic be changed twice in ten minutes, and no header says so beforehand.
    private void requireSlowRenaming(Channel before, Channel after) {
        if (!before.name().equals(after.name()) || !Objects.equals(before.topic(), after.topic())) {
            limits.count(Limit.RENAME_CHANNEL, before.id().toString())
                    .retryAfter()
                    .ifPresent(millis -> {
                        throw new Refusal("renamed too often", RestAnswers.rateLimited(millis, "user"));
                    });
        }
    }

    private static JsonNode delete(Call call) {
        var channel = call.channel();
        var guild = call.guildOf(channel);
        call.require(guild, channel, Permission.MANAGE_CHANNELS);
        call.world().layout().deleteChannel(guild, channel);
        return DiscordJson.channel(channel);
    }
}
