package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.invite.Invite;
import dev.guildwire.rooms.invite.InviteReading;
import dev.guildwire.rooms.invite.Invites;
import dev.guildwire.rooms.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Players come with an invite, and go.
@RestController
@RequestMapping("/api/rooms")
class SeatController {

    private final Invites invites;
    private final Joining joining;
    private final Seating seating;

    SeatController(Invites invites, Joining joining, Seating seating) {
        this.invites = invites;
        this.joining = joining;
        this.seating = seating;
    }

    /// @param token of an invite
    record Ticket(@Nullable String token) {}

    /// The room that a player has a seat in now.
    ///
    /// @param seats the players, in the order in which they came
    record JoinedRoom(
            ChannelId channelId,
            GuildId guildId,
            RoleId roleId,
            String name,
            int userLimit,
            UserId creatorId,
            List<UserId> seats) {

        JoinedRoom {
            seats = List.copyOf(seats);
        }
    }

    @PostMapping("/join")
    JoinedRoom join(@RequestBody Ticket ticket, @AuthenticationPrincipal LoginSession login) {
        var room = joining.join(login, invite(ticket.token()));
        return new JoinedRoom(
                room.channelId(),
                room.guildId(),
                room.roleId(),
                room.name(),
                room.userLimit(),
                room.creatorId(),
                room.seats().stream().map(Seat::userId).toList());
    }

    private Invite invite(@Nullable String token) {
        return switch (invites.read(token == null ? "" : token)) {
            case InviteReading.Good(var invite) -> invite;
            case InviteReading.Malformed _ -> throw Problem.INVITE_MALFORMED.refusal();
            case InviteReading.Tampered _ -> throw Problem.INVITE_TAMPERED.refusal();
            case InviteReading.Foreign _ -> throw Problem.INVITE_FOREIGN.refusal();
            case InviteReading.Expired _ -> throw Problem.INVITE_EXPIRED.refusal();
        };
    }

    @PostMapping("/{channelId}/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable ChannelId channelId, @AuthenticationPrincipal LoginSession login) {
        switch (seating.leave(channelId, login.userId())) {
            case Leaving.Begun _, Leaving.NothingToDo _ -> {}
            case Leaving.Gone _ -> throw Problem.ROOM_GONE.refusal();
        }
    }
}
