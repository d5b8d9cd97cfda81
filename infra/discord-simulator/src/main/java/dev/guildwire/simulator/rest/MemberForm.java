package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Channel;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Permission;
import dev.guildwire.simulator.world.Role;
import dev.guildwire.simulator.world.Snowflake;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The fields with which a member is changed; each needs a permission of its own (Discord, "Modify Guild Member").
final class MemberForm {

    private static final int MAX_NICK = 32;

    private MemberForm() {}

    /// Where a member is moved.
    sealed interface Move {

        record To(Channel channel) implements Move {}

        /// Out of voice.
        record Out() implements Move {}
    }

    /// @param member as it shall be
    record Change(Member member, Optional<Move> move) {}

    static Change read(Call call, Guild guild, Member member, Form form) {
        var changed = mutes(call, guild, nick(call, guild, member, form), form);
        changed = roles(call, guild, changed, form);
        changed = timeout(call, guild, changed, form);
        return new Change(changed, move(call, guild, member, form));
    }

    private static Member nick(Call call, Guild guild, Member member, Form form) {
        if (!form.has("nick")) {
            return member;
        }
        boolean self = member.id().equals(call.world().bot().id());
        call.require(guild, self ? Permission.CHANGE_NICKNAME : Permission.MANAGE_NICKNAMES);
        call.requireAbove(guild, member);
        return member.withNick(
                form.text("nick", 0, MAX_NICK).filter(nick -> !nick.isEmpty()).orElse(null));
    }

    private static Member mutes(Call call, Guild guild, Member member, Form form) {
        var mute = form.flag("mute");
        var deaf = form.flag("deaf");
        if (mute.isEmpty() && deaf.isEmpty()) {
            return member;
        }
        mute.ifPresent(_ -> call.require(guild, Permission.MUTE_MEMBERS));
        deaf.ifPresent(_ -> call.require(guild, Permission.DEAFEN_MEMBERS));
        requireInVoice(guild, member);
        return member.withMute(mute.orElse(member.mute())).withDeaf(deaf.orElse(member.deaf()));
    }

    private static Member roles(Call call, Guild guild, Member member, Form form) {
        if (!form.has("roles") || form.isNull("roles")) {
            return member;
        }
        call.require(guild, Permission.MANAGE_ROLES);
        var wanted = form.node("roles")
                .valueStream()
                .map(node -> Json.id(node).flatMap(guild::role))
                .map(role -> role.orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_ROLE)))
                .toList();
        changed(member, wanted).forEach(id -> guild.role(id).ifPresent(role -> call.requireAbove(guild, role)));
        return member.withRoles(wanted.stream().map(Role::id).distinct().toList());
    }

    private static Member timeout(Call call, Guild guild, Member member, Form form) {
        if (!form.has("communication_disabled_until")) {
            return member;
        }
        call.require(guild, Permission.MODERATE_MEMBERS);
        call.requireAbove(guild, member);
        return member.withCommunicationDisabledUntil(instant(form).orElse(null));
    }

    private static Optional<Move> move(Call call, Guild guild, Member member, Form form) {
        if (!form.has("channel_id")) {
            return Optional.empty();
        }
        call.require(guild, Permission.MOVE_MEMBERS);
        requireInVoice(guild, member);
        if (form.isNull("channel_id")) {
            return Optional.of(new Move.Out());
        }
        var channel = form.id("channel_id")
                .flatMap(guild::channel)
                .filter(c -> c.type().isVoice());
        if (channel.isEmpty()) {
            form.wrong("channel_id", "CHANNEL_INVALID", "Must be a voice channel of the server");
        }
        channel.ifPresent(c -> call.require(guild, c, Permission.CONNECT));
        return channel.map(Move.To::new);
    }

    private static void requireInVoice(Guild guild, Member member) {
        if (guild.voiceState(member.id()).isEmpty()) {
            throw new Refusal(ErrorCode.NOT_IN_VOICE);
        }
    }

    private static Optional<Instant> instant(Form form) {
        var text = form.text("communication_disabled_until", 0, 64);
        try {
            return text.map(t -> OffsetDateTime.parse(t).toInstant());
        } catch (DateTimeException _) {
            form.wrong("communication_disabled_until", "DATE_TIME_TYPE_PARSE", "Could not parse the timestamp.");
            return Optional.empty();
        }
    }

    /// The roles the member would get or lose.
    private static Set<Snowflake> changed(Member member, List<Role> wanted) {
        var after = new HashSet<>(wanted.stream().map(Role::id).toList());
        var changed = new HashSet<>(after);
        member.roles().forEach(role -> {
            if (!changed.remove(role)) {
                changed.add(role);
            }
        });
        return changed;
    }
}
