package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.invite.Invite;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Seats in Redis. Every method is one round trip.
@Component
class RedisSeats {

    private final RedisRoomScripts scripts;
    private final RedisTasks tasks;
    private final JsonMapper json;

    RedisSeats(RedisRoomScripts scripts, RedisTasks tasks, JsonMapper json) {
        this.scripts = scripts;
        this.tasks = tasks;
        this.json = json;
    }

    /// A seat that a person has.
    record Held(ChannelId channel, RoleId role, boolean seated) {}

    SeatClaim claim(LoginSession player, Invite invite) {
        var answer = scripts.list(
                "claim",
                invite.channelId(),
                invite.guildId(),
                invite.id(),
                player.userId(),
                json.writeValueAsString(Seat.of(player)),
                tasks.recovery());
        return switch (answer.getFirst().toString()) {
            case "claimed" -> new SeatClaim.Claimed(room(invite.channelId(), answer), number(answer));
            case "seated" -> new SeatClaim.Seated(room(invite.channelId(), answer));
            case "full" -> new SeatClaim.Full();
            case "leaving" -> new SeatClaim.StillLeaving();
            case "revoked" -> new SeatClaim.Revoked();
            default -> new SeatClaim.Gone();
        };
    }

    private Room room(ChannelId channel, List<?> answer) {
        return RoomFields.room(channel, (List<?>) answer.get(2), (List<?>) answer.get(3), json);
    }

    private static int number(List<?> answer) {
        return Integer.parseInt(answer.get(1).toString());
    }

    /// What is to be done for a player who has just got the role.
    enum Given {
        /// Nothing.
        KEPT,
        /// The player wants to leave already.
        LEAVING,
        /// There is no such seat any more.
        NONE
    }

    /// The player has the role.
    Given seated(ChannelId channel, UserId player, int order) {
        return Given.valueOf(scripts.text("seated", channel, player, order).toUpperCase(Locale.ROOT));
    }

    /// @param isOurs whether the caller was giving the role, or goes on for one that was lost
    Leaving leave(ChannelId channel, UserId player, boolean isOurs) {
        var answer = scripts.list("leave", channel, player, tasks.recovery(), isOurs ? 1 : 0);
        return switch (answer.getFirst().toString()) {
            case "leaving" ->
                new Leaving.Begun(
                        GuildId.of(answer.get(2).toString()),
                        RoleId.of(answer.get(3).toString()),
                        number(answer));
            case "none" -> new Leaving.NothingToDo();
            default -> new Leaving.Gone();
        };
    }

    /// The player has not the role.
    ///
    /// @return true when the seat was freed now
    boolean vacate(ChannelId channel, UserId player, int order) {
        return scripts.flag("vacate", channel, player, order);
    }

    List<Held> of(GuildId guild, UserId person) {
        return scripts.list("seats-of-user", guild, person).stream()
                .map(seat -> held((List<?>) seat))
                .toList();
    }

    private static Held held(List<?> seat) {
        return new Held(
                ChannelId.of(seat.get(0).toString()),
                RoleId.of(seat.get(1).toString()),
                seat.get(2).toString().equals("seated"));
    }
}
