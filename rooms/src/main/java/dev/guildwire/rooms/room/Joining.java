package dev.guildwire.rooms.room;

import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.invite.Invite;
import dev.guildwire.rooms.problem.Problem;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Lets players in. The seat is taken in one step in Redis, so however many ask at once, no seat is given twice.
@Component
class Joining implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger("Room");

    private final RedisSeats seats;
    private final Seating seating;
    private final ExecutorService afterwards = Executors.newVirtualThreadPerTaskExecutor();

    Joining(RedisSeats seats, Seating seating) {
        this.seats = seats;
        this.seating = seating;
    }

    /// Returns once the player has the role.
    Room join(LoginSession player, Invite invite) {
        Members.require(player, invite.guildId());
        return switch (seats.claim(player, invite)) {
            case SeatClaim.Claimed claim -> {
                seating.giveRole(claim, player.userId());
                afterwards.execute(() -> settle(claim, player));
                yield claim.room();
            }
            case SeatClaim.Seated(var room) -> room;
            case SeatClaim.Full _ -> throw Problem.ROOM_FULL.refusal();
            case SeatClaim.StillLeaving _ -> throw Problem.STILL_LEAVING.refusal();
            case SeatClaim.Revoked _ -> throw Problem.INVITE_REVOKED.refusal();
            case SeatClaim.Gone _ -> throw Problem.ROOM_GONE.refusal();
        };
    }

    private void settle(SeatClaim.Claimed claim, LoginSession player) {
        try {
            seating.settle(claim, player.userId());
        } catch (DataAccessException e) {
            log.warn("a seat is settled later, as the store is away: {}", e.getMessage());
        }
    }

    @Override
    public void destroy() {
        afterwards.close();
    }
}
