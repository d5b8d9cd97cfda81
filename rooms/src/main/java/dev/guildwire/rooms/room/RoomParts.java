package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.discord.DiscordRest;
import dev.guildwire.rooms.discord.DiscordResult;
import dev.guildwire.rooms.discord.NewRole;
import dev.guildwire.rooms.discord.NewVoiceChannel;
import dev.guildwire.rooms.discord.PermissionOverwrite;
import dev.guildwire.rooms.discord.Terms;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/// What a room is made of at Discord: a role, a voice channel that only the role and the bot see, and members with the
/// role. What makes something has a request id that comes of the room, so that a repetition gets the first one's
/// answer; what takes away may be asked as often as one likes.
@Component
class RoomParts {

    /// View Channel and Connect (Discord, "Permissions").
    private static final long SEE_AND_JOIN = 1L << 10 | 1L << 20;

    private static final String MARK = " · ";

    private final DiscordRest discord;
    private final RoomProperties properties;

    RoomParts(DiscordRest discord, RoomProperties properties) {
        this.discord = discord;
        this.properties = properties;
    }

    /// How the role of a room ends that has this mark.
    static String ending(String mark) {
        return MARK + mark;
    }

    CompletableFuture<DiscordResult> makeRole(Making room) {
        var role = new NewRole(room.name().shortenedFor(ending(room.mark())), 0, false);
        return asked(discord.createRole(terms(room.mark() + "-role", room.guild()), role));
    }

    CompletableFuture<DiscordResult> makeChannel(Making room, RoleId role, UserId bot) {
        var overwrites = List.of(
                PermissionOverwrite.ofEveryone(room.guild(), 0, SEE_AND_JOIN),
                PermissionOverwrite.of(role, SEE_AND_JOIN, 0),
                PermissionOverwrite.of(bot, SEE_AND_JOIN, 0));
        var channel = new NewVoiceChannel(room.name().value(), properties.seats(), null, overwrites);
        return asked(discord.createVoiceChannel(terms(room.mark() + "-channel", room.guild()), channel));
    }

    /// @param seat names the giving: the same seat is given the role once
    CompletableFuture<DiscordResult> giveRole(String seat, GuildId guild, RoleId role, UserId user) {
        return asked(discord.addRole(terms(seat + "-give", guild), user, role));
    }

    CompletableFuture<DiscordResult> takeRole(GuildId guild, RoleId role, UserId user) {
        return asked(discord.removeRole(terms(once(), guild), user, role));
    }

    CompletableFuture<DiscordResult> move(GuildId guild, UserId user, ChannelId channel) {
        return asked(discord.moveMember(terms(once(), guild), user, channel));
    }

    CompletableFuture<DiscordResult> disconnect(GuildId guild, UserId user) {
        return asked(discord.disconnectMember(terms(once(), guild), user));
    }

    CompletableFuture<DiscordResult> member(GuildId guild, UserId user) {
        return asked(discord.member(terms(once(), guild), user));
    }

    CompletableFuture<DiscordResult> roles(GuildId guild) {
        return asked(discord.roles(terms(once(), guild)));
    }

    CompletableFuture<DiscordResult> channels(GuildId guild) {
        return asked(discord.channels(terms(once(), guild)));
    }

    CompletableFuture<DiscordResult> deleteRole(GuildId guild, RoleId role) {
        return asked(discord.deleteRole(terms(once(), guild), role));
    }

    CompletableFuture<DiscordResult> deleteChannel(GuildId guild, ChannelId channel) {
        return asked(discord.deleteChannel(terms(once(), guild), channel));
    }

    private Terms terms(String what, GuildId guild) {
        return Terms.of("room-" + what, guild).within(properties.patience()).because("Guildwire room");
    }

    private static String once() {
        return UUID.randomUUID().toString();
    }

    private static CompletableFuture<DiscordResult> asked(CompletionStage<DiscordResult> stage) {
        return stage.toCompletableFuture();
    }
}
