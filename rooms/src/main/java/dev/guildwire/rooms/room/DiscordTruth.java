package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// What Discord says about channels, roles and members, applied to rooms. A room without its channel or role ends; a
/// player who may have lost the role is looked at. Only decided here: tasks do the rest, so nothing waits for Discord.
@Component
class DiscordTruth {

    /// What Discord showed a moment after a room was made may be from before; clocks differ by less than this.
    private static final Duration TOO_NEW = Duration.ofMinutes(1);

    private final RedisRooms rooms;
    private final RedisSeats seats;
    private final RedisTasks tasks;
    private final Clock clock;

    DiscordTruth(RedisRooms rooms, RedisSeats seats, RedisTasks tasks, Clock clock) {
        this.rooms = rooms;
        this.seats = seats;
        this.tasks = tasks;
        this.clock = clock;
    }

    /// @param at when Discord said it
    void apply(DispatchedChange change, Instant at) {
        switch (change) {
            case DispatchedChange.ChannelDeleted(var channel) -> end(channel);
            case DispatchedChange.RoleDeleted(var role) -> rooms.ofRole(role).ifPresent(this::end);
            case DispatchedChange.GuildShown shown -> compare(shown, at);
            case DispatchedChange.GuildGone gone -> lose(gone);
            case DispatchedChange.MemberChanged changed ->
                doubt(changed.guildId(), changed.user().id(), seat -> seat.seated() && changed.hasLost(seat.role()));
            case DispatchedChange.MemberGone gone ->
                lost(gone.guildId(), gone.user().id());
        }
    }

    /// The person may not be in the guild any more.
    void lost(GuildId guild, UserId person) {
        doubt(guild, person, _ -> true);
    }

    private void doubt(GuildId guild, UserId person, Predicate<RedisSeats.Held> isDoubtful) {
        seats.of(guild, person).stream()
                .filter(isDoubtful)
                .forEach(seat -> tasks.add(new Task.Check(seat.channel(), person), clock.instant()));
    }

    /// Players may have lost their roles meanwhile too, which is not in what Discord shows.
    private void compare(DispatchedChange.GuildShown shown, Instant at) {
        for (var room : rooms.of(shown.id())) {
            if (room.createdAt().isAfter(at.minus(TOO_NEW))) {
                continue;
            }
            if (!shown.shows(room.channelId()) || !shown.shows(room.roleId())) {
                end(room.channelId());
            } else {
                room.seats()
                        .forEach(seat -> tasks.add(new Task.Check(room.channelId(), seat.userId()), clock.instant()));
            }
        }
    }

    /// An outage of a guild changes nothing.
    private void lose(DispatchedChange.GuildGone gone) {
        if (!Boolean.TRUE.equals(gone.unavailable())) {
            rooms.of(gone.id()).forEach(room -> end(room.channelId()));
        }
    }

    private void end(ChannelId channel) {
        if (rooms.end(channel, null) instanceof Ending.Begun) {
            tasks.add(new Task.End(channel), clock.instant());
        }
    }
}
