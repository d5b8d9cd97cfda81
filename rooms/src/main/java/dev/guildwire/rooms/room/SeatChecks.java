package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.discord.DiscordResult;
import dev.guildwire.rooms.discord.DiscordResult.Refused;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks Discord whether a player still has the role, when something made that doubtful. What Discord told earlier may
/// be older than the seat, so only an answer to a question counts.
@Component
class SeatChecks {

    private final RedisRooms rooms;
    private final RedisSeats seats;
    private final RoomParts parts;

    SeatChecks(RedisRooms rooms, RedisSeats seats, RoomParts parts) {
        this.rooms = rooms;
        this.seats = seats;
        this.parts = parts;
    }

    /// @return whether it is decided
    boolean check(ChannelId channel, UserId player) {
        var room = rooms.find(channel).orElse(null);
        var seat = room == null ? null : seat(room, player);
        if (room == null || seat == null || seat.state() == Seat.State.LEAVING) {
            return true;
        } else if (seat.state() == Seat.State.JOINING) {
            return false;
        }
        return switch (parts.member(room.guildId(), player).join()) {
            case Success member -> {
                if (!DiscordJson.rolesOfMember(member).contains(room.roleId())) {
                    seats.vacate(channel, player, seat.order());
                }
                yield true;
            }
            case Refused(int _, int code, String _) -> {
                if (code == DiscordFault.UNKNOWN_MEMBER) {
                    seats.vacate(channel, player, seat.order());
                }
                yield true;
            }
            case DiscordResult.Busy _,
                    DiscordResult.Expired _,
                    DiscordResult.Unavailable _,
                    DiscordResult.Unauthorized _ -> false;
        };
    }

    private static @Nullable Seat seat(Room room, UserId player) {
        return room.seats().stream()
                .filter(seat -> seat.userId().equals(player))
                .findFirst()
                .orElse(null);
    }
}
