package dev.guildwire.rooms.room;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Does what is due, whoever began it. All instances look, and each task is taken by one of them; a task that fails is
/// due again later.
@Component
class TaskWork implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger("Room");

    private final RedisTasks tasks;
    private final RoomUndoing undoing;
    private final SeatWork seats;
    private final RoomEnding ending;
    private final Tidying tidying;
    private final RoomMetrics metrics;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    TaskWork(
            RedisTasks tasks,
            RoomUndoing undoing,
            SeatWork seats,
            RoomEnding ending,
            Tidying tidying,
            RoomMetrics metrics) {
        this.tasks = tasks;
        this.undoing = undoing;
        this.seats = seats;
        this.ending = ending;
        this.tidying = tidying;
        this.metrics = metrics;
    }

    @Scheduled(fixedDelayString = "${guildwire.room.work-every:1s}")
    void work() {
        try {
            start(tasks.claim());
        } catch (DataAccessException e) {
            log.debug("nothing is done while the store is away", e);
        }
    }

    /// Rooms of one guild are searched for together.
    private void start(List<Task> due) {
        var searches = due.stream()
                .filter(Task.Tidy.class::isInstance)
                .map(Task.Tidy.class::cast)
                .collect(Collectors.groupingBy(Task.Tidy::guild));
        searches.forEach((guild, some) -> workers.execute(() -> guarded(() -> tidying.tidy(guild, some))));
        due.stream()
                .filter(task -> !(task instanceof Task.Tidy))
                .forEach(task -> workers.execute(() -> guarded(() -> run(task))));
    }

    private void run(Task task) {
        switch (task) {
            case Task.Make(var mark) -> undoing.undo(mark);
            case Task.End(var channel) -> ending.end(channel);
            case Task.TakeSeat seat -> seats.takeSeat(seat);
            case Task.Leave leave -> seats.leave(leave);
            case Task.Check check -> seats.check(check);
            case Task.Tidy _ -> throw new IllegalStateException("searches are done together");
        }
        metrics.recovered(task.kind());
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException e) {
            log.warn("a task is left for later: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("a task failed and is tried again", e);
        }
    }

    @Override
    public void destroy() {
        workers.close();
    }
}
