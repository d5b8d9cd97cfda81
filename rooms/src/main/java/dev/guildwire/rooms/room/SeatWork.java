package dev.guildwire.rooms.room;

import dev.guildwire.rooms.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The tasks that are about seats.
@Component
class SeatWork {

    private static final Logger log = LoggerFactory.getLogger("Room");

    private final RedisRooms rooms;
    private final RedisTasks tasks;
    private final Seating seating;
    private final SeatChecks checks;

    SeatWork(RedisRooms rooms, RedisTasks tasks, Seating seating, SeatChecks checks) {
        this.rooms = rooms;
        this.tasks = tasks;
        this.seating = seating;
        this.checks = checks;
    }

    /// Goes on with a join whose instance was lost. The request to Discord has the same id, so that one that was
    /// answered is not asked again.
    void takeSeat(Task.TakeSeat task) {
        var claim = rooms.find(task.channel()).stream()
                .flatMap(room -> room.seats().stream()
                        .filter(seat -> seat.userId().equals(task.user()) && seat.state() == Seat.State.JOINING)
                        .map(seat -> new SeatClaim.Claimed(room, seat.order())))
                .findFirst();
        claim.ifPresentOrElse(found -> finish(found, task), () -> tasks.done(task));
    }

    private void finish(SeatClaim.Claimed claim, Task.TakeSeat task) {
        try {
            seating.giveRole(claim, task.user());
            seating.settle(claim, task.user());
        } catch (Refusal e) {
            log.info("A join that was interrupted is undone: {}", e.problem().code());
        }
    }

    void leave(Task.Leave task) {
        switch (seating.takeRole(task.channel(), task.user())) {
            case Leaving.Begun _ -> {}
            case Leaving.NothingToDo _, Leaving.Gone _ -> tasks.done(task);
        }
    }

    void check(Task.Check task) {
        if (checks.check(task.channel(), task.user())) {
            tasks.done(task);
        }
    }
}
