package dev.guildwire.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A person in a guild.
///
/// @param roles ids of the roles, without @everyone
/// @param mute  muted by the guild, in every voice channel
/// @param deaf  deafened by the guild, in every voice channel
/// @param communicationDisabledUntil end of a time-out, or null
public record Member(
        User user,
        @Nullable String nick,
        List<Snowflake> roles,
        Instant joinedAt,
        boolean mute,
        boolean deaf,
        @Nullable Instant communicationDisabledUntil) {

    public Member {
        roles = List.copyOf(roles);
    }

    public Member(User user, List<Snowflake> roles, Instant joinedAt) {
        this(user, null, roles, joinedAt, false, false, null);
    }

    public Snowflake id() {
        return user.id();
    }

    /// One of the member's names begins with the text.
    ///
    /// @param start in lower case
    public boolean isCalled(String start) {
        return Stream.of(user.username(), user.displayName(), nick == null ? "" : nick)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(start));
    }

    public boolean hasRole(Snowflake role) {
        return roles.contains(role);
    }

    public Member withUser(User newUser) {
        return new Member(newUser, nick, roles, joinedAt, mute, deaf, communicationDisabledUntil);
    }

    public Member withNick(@Nullable String newNick) {
        return new Member(user, newNick, roles, joinedAt, mute, deaf, communicationDisabledUntil);
    }

    public Member withRoles(List<Snowflake> newRoles) {
        return new Member(user, nick, newRoles, joinedAt, mute, deaf, communicationDisabledUntil);
    }

    public Member withMute(boolean newMute) {
        return new Member(user, nick, roles, joinedAt, newMute, deaf, communicationDisabledUntil);
    }

    public Member withDeaf(boolean newDeaf) {
        return new Member(user, nick, roles, joinedAt, mute, newDeaf, communicationDisabledUntil);
    }

    public Member withCommunicationDisabledUntil(@Nullable Instant until) {
        return new Member(user, nick, roles, joinedAt, mute, deaf, until);
    }

    public Member plusRole(Snowflake role) {
        return hasRole(role)
                ? this
                : withRoles(Stream.concat(roles.stream(), Stream.of(role)).toList());
    }

    public Member minusRole(Snowflake role) {
        return withRoles(roles.stream().filter(r -> !r.equals(role)).toList());
    }
}
