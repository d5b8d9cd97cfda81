package dev.guildwire.rooms.room;

import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.discord.DiscordResult;
import dev.guildwire.rooms.discord.DiscordResult.Busy;
import dev.guildwire.rooms.discord.DiscordResult.Expired;
import dev.guildwire.rooms.discord.DiscordResult.Refused;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.rooms.discord.DiscordResult.Unauthorized;
import dev.guildwire.rooms.discord.DiscordResult.Unavailable;
import dev.guildwire.rooms.problem.Problem;
import dev.guildwire.rooms.voice.VoicePresence;
import org.springframework.stereotype.Component;

/// Gives players with a seat the role, and takes it from those who leave. The role follows the seat: it is given after
/// the seat was taken, and the seat is freed after the role was taken.
@Component
class Seating {

    private final RedisSeats seats;
    private final RoomParts parts;
    private final RoomEnding ending;
    private final VoicePresence voice;

    Seating(RedisSeats seats, RoomParts parts, RoomEnding ending, VoicePresence voice) {
        this.seats = seats;
        this.parts = parts;
        this.ending = ending;
        this.voice = voice;
    }

    /// Gives the role for a seat that was claimed.
    ///
    /// @throws dev.guildwire.rooms.problem.Refusal when Discord does not; then the seat is free, or will be
    void giveRole(SeatClaim.Claimed claim, UserId player) {
        var room = claim.room();
        var seat = room.channelId() + "-" + player + "-" + claim.order();
        var result = parts.giveRole(seat, room.guildId(), room.roleId(), player).join();
        switch (result) {
            case Success _ -> {}
            case Refused(int _, int code, String _)
            when code == DiscordFault.UNKNOWN_ROLE -> {
                ending.end(room.channelId());
                throw Problem.ROOM_GONE.refusal();
            }
            case Refused _, Busy _, Expired _ -> {
                seats.vacate(room.channelId(), player, claim.order());
                throw DiscordFault.refusal(result);
            }
            case Unavailable _, Unauthorized _ -> {
                takeRole(room.channelId(), player);
                throw DiscordFault.refusal(result);
            }
        }
    }

    /// What follows once the role is given, and nobody waits for: the player comes along from another voice channel,
    /// and the seat is theirs.
    void settle(SeatClaim.Claimed claim, UserId player) {
        var room = claim.room();
        switch (seats.seated(room.channelId(), player, claim.order())) {
            case KEPT -> comeAlong(room, player);
            case LEAVING -> takeRole(room.channelId(), player);
            case NONE -> parts.takeRole(room.guildId(), room.roleId(), player).join();
        }
    }

    private void comeAlong(Room room, UserId player) {
        var isElsewhere = voice.of(room.guildId()).stream()
                .flatMap(picture -> picture.states().stream())
                .filter(state -> state.userId().equals(player))
                .map(VoiceState::channelId)
                .anyMatch(channel -> !channel.equals(room.channelId()));
        if (isElsewhere) {
            parts.move(room.guildId(), player, room.channelId()).join();
        }
    }

    /// A player wants to leave. Once this returned, somebody goes on until the seat is free.
    Leaving leave(ChannelId channel, UserId player) {
        return free(channel, player, seats.leave(channel, player, false));
    }

    /// Frees a seat for whoever began it, or was giving the role.
    Leaving takeRole(ChannelId channel, UserId player) {
        return free(channel, player, seats.leave(channel, player, true));
    }

    private Leaving free(ChannelId channel, UserId player, Leaving found) {
        if (found instanceof Leaving.Begun begun) {
            goOut(channel, player, begun);
            if (isWithoutRole(
                    parts.takeRole(begun.guild(), begun.role(), player).join())) {
                seats.vacate(channel, player, begun.order());
            }
        }
        return found;
    }

    private void goOut(ChannelId channel, UserId player, Leaving.Begun begun) {
        var isInside = voice.of(begun.guild()).stream()
                .flatMap(picture -> picture.states().stream())
                .anyMatch(state ->
                        state.userId().equals(player) && state.channelId().equals(channel));
        if (isInside) {
            parts.disconnect(begun.guild(), player).join();
        }
    }

    /// A refusal says that member or role is gone, or that we may not touch it: asking again will not help.
    private static boolean isWithoutRole(DiscordResult result) {
        return switch (result) {
            case Success _, Refused _ -> true;
            case Busy _, Expired _, Unavailable _, Unauthorized _ -> false;
        };
    }
}
