package dev.guildwire.rooms.command;

import static dev.guildwire.rooms.command.Shape.id;
import static dev.guildwire.rooms.command.Shape.nothing;
import static dev.guildwire.rooms.command.Shape.whole;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.link.LinkCommand;
import dev.guildwire.contracts.link.LinkCommand.AddRole;
import dev.guildwire.contracts.link.LinkCommand.CreateRole;
import dev.guildwire.contracts.link.LinkCommand.CreateVoiceChannel;
import dev.guildwire.contracts.link.LinkCommand.DeleteChannel;
import dev.guildwire.contracts.link.LinkCommand.DeleteRole;
import dev.guildwire.contracts.link.LinkCommand.DisconnectMember;
import dev.guildwire.contracts.link.LinkCommand.EditChannel;
import dev.guildwire.contracts.link.LinkCommand.GetGuild;
import dev.guildwire.contracts.link.LinkCommand.GetMember;
import dev.guildwire.contracts.link.LinkCommand.MoveMember;
import dev.guildwire.contracts.link.LinkCommand.RemoveRole;
import dev.guildwire.contracts.link.LinkCommand.SendMessage;
import dev.guildwire.rooms.discord.ChannelEdit;
import dev.guildwire.rooms.discord.DiscordRest;
import dev.guildwire.rooms.discord.NewRole;
import dev.guildwire.rooms.discord.NewVoiceChannel;
import dev.guildwire.rooms.guild.GuildDirectory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The table of what each command is on Discord.
final class CommandCalls {

    private final DiscordRest rest;
    private final GuildDirectory guilds;

    CommandCalls(DiscordRest rest, GuildDirectory guilds) {
        this.rest = rest;
        this.guilds = guilds;
    }

    Call of(LinkCommand command) {
        return switch (command) {
            case SendMessage(var channel, var content) ->
                new Call(
                        guildOf(channel),
                        terms -> rest.sendMessage(terms, channel, Map.of("content", content)),
                        id("message_id"));
            case CreateVoiceChannel(var guild, var name, var limit, var parent) ->
                new Call(
                        guild,
                        terms -> rest.createVoiceChannel(terms, voiceChannel(name, limit, parent)),
                        id("channel_id"));
            case EditChannel(var channel, var name, var limit) ->
                new Call(
                        guildOf(channel),
                        terms -> rest.editChannel(terms, channel, new ChannelEdit(name, limit, null, null)),
                        nothing());
            case DeleteChannel(var channel) ->
                new Call(guildOf(channel), terms -> rest.deleteChannel(terms, channel), nothing());
            case CreateRole(var guild, var name) ->
                new Call(guild, terms -> rest.createRole(terms, new NewRole(name, 0, false)), id("role_id"));
            case DeleteRole(var guild, var role) -> new Call(guild, terms -> rest.deleteRole(terms, role), nothing());
            case AddRole(var guild, var user, var role) ->
                new Call(guild, terms -> rest.addRole(terms, user, role), nothing());
            case RemoveRole(var guild, var user, var role) ->
                new Call(guild, terms -> rest.removeRole(terms, user, role), nothing());
            case MoveMember(var guild, var user, var channel) ->
                new Call(guild, terms -> rest.moveMember(terms, user, channel), nothing());
            case DisconnectMember(var guild, var user) ->
                new Call(guild, terms -> rest.disconnectMember(terms, user), nothing());
            case GetGuild(var guild) -> new Call(guild, rest::guild, whole("guild"));
            case GetMember(var guild, var user) -> new Call(guild, terms -> rest.member(terms, user), whole("member"));
        };
    }

    private static NewVoiceChannel voiceChannel(String name, @Nullable Integer limit, @Nullable ChannelId parent) {
        return new NewVoiceChannel(name, limit == null ? 0 : limit, parent, List.of());
    }

    /// A channel that the directory does not know, such as a thread, takes turns by itself.
    private GuildId guildOf(ChannelId channel) {
        return guilds.guildOf(channel).orElseGet(() -> new GuildId(channel.value()));
    }
}
