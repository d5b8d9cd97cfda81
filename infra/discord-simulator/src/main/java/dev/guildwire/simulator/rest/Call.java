package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Channel;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Permission;
import dev.guildwire.simulator.world.Permissions;
import dev.guildwire.simulator.world.Role;
import dev.guildwire.simulator.world.Snowflake;
import dev.guildwire.simulator.world.User;
import dev.guildwire.simulator.world.World;

/// One request to a route: what its path names, looked up in the world, and what the bot may do with it. Every lookup
/// is refused with Discord's error when there is nothing to find.
record Call(Request request, Caller caller, World world) {

    Snowflake id(String param, ErrorCode otherwise) {
        return Json.id(request.param(param)).orElseThrow(() -> new Refusal(otherwise));
    }

    /// The guild of the path, which only its members can see.
    Guild guild() {
        return world.guild(id("guild_id", ErrorCode.UNKNOWN_GUILD))
                .filter(guild -> guild.member(world.bot().id()).isPresent())
                .orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_GUILD));
    }

    /// The channel of the path, seen or not.
    Channel channel() {
        var id = id("channel_id", ErrorCode.UNKNOWN_CHANNEL);
        return world.guildOfChannel(id)
                .flatMap(guild -> guild.channel(id))
                .orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_CHANNEL));
    }

    Guild guildOf(Channel channel) {
        return world.guild(channel.guildId()).orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_GUILD));
    }

    Member member(Guild guild) {
        return guild.member(user().id()).orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_MEMBER));
    }

    User user() {
        return world.person(id("user_id", ErrorCode.UNKNOWN_USER))
                .orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_USER));
    }

    Role role(Guild guild) {
        return guild.role(id("role_id", ErrorCode.UNKNOWN_ROLE)).orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_ROLE));
    }

    Member bot(Guild guild) {
        return guild.member(world.bot().id()).orElseThrow(() -> new Refusal(ErrorCode.MISSING_ACCESS));
    }

    Form form() {
        return Form.parse(request.body());
    }

    /// A number of the query, within bounds.
    int query(String name, int otherwise, int min, int max) {
        var text = request.query(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        var form = Form.of(name, text.get());
        int value = form.number(name, min, max).orElse(otherwise);
        form.check();
        return value;
    }

    /// The bot may do this in the guild.
    void require(Guild guild, Permission permission) {
        if (!permission.in(Permissions.in(guild, bot(guild)))) {
            throw new Refusal(ErrorCode.MISSING_PERMISSIONS);
        }
    }

    /// The bot sees the channel and may do this in it.
    void require(Guild guild, Channel channel, Permission permission) {
        long permissions = Permissions.in(guild, bot(guild), channel);
        if (!Permission.VIEW_CHANNEL.in(permissions)) {
            throw new Refusal(ErrorCode.MISSING_ACCESS);
        } else if (!permission.in(permissions)) {
            throw new Refusal(ErrorCode.MISSING_PERMISSIONS);
        }
    }

    /// The bot stands above the member, as whoever changes, kicks or bans somebody must.
    void requireAbove(Guild guild, Member member) {
        boolean self = member.id().equals(world.bot().id());
        if (!self && Permissions.rank(guild, bot(guild)) <= Permissions.rank(guild, member)) {
            throw new Refusal(ErrorCode.MISSING_PERMISSIONS);
        }
    }

    /// The bot stands above the role, as whoever changes it or gives it to somebody must.
    void requireAbove(Guild guild, Role role) {
        if (role.managed() || role.position() == 0) {
            throw new Refusal(ErrorCode.INVALID_ROLE);
        } else if (Permissions.rank(guild, bot(guild)) <= role.position()) {
            throw new Refusal(ErrorCode.MISSING_PERMISSIONS);
        }
    }
}
