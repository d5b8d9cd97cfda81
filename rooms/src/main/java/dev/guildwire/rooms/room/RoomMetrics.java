package dev.guildwire.rooms.room;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Figures of rooms, by this instance.
///
/// | meter | meaning |
/// |---|---|
/// | `guildwire.room.undone` | rooms that were begun and undone |
/// | `guildwire.room.ended` | rooms ended |
/// | `guildwire.room.warned` | warnings given to idle rooms |
/// | `guildwire.room.recovered{task}` | tasks whose instance had been lost, or that Discord had not let be done |
///
/// `recovered` for `make` or `seat` means that an instance was lost, or that Redis was away.
@Component
class RoomMetrics {

    private final MeterRegistry registry;
    private final Counter undone;
    private final Counter ended;
    private final Counter warned;

    RoomMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.undone = registry.counter("guildwire.room.undone");
        this.ended = registry.counter("guildwire.room.ended");
        this.warned = registry.counter("guildwire.room.warned");
    }

    void undone() {
        undone.increment();
    }

    void ended() {
        ended.increment();
    }

    void warned() {
        warned.increment();
    }

    void recovered(String task) {
        registry.counter("guildwire.room.recovered", "task", task).increment();
    }
}
