package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.rooms.voice.VoicePresence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks at rooms that nobody has used for a while: warns, and ends those that stay idle. All instances sweep; each
/// room is looked at by one of them, and looking twice does nothing.
@Component
class IdleSweep {

    private static final Logger log = LoggerFactory.getLogger("Room");

    private final RedisTasks tasks;
    private final RedisRooms rooms;
    private final VoicePresence voice;
    private final RoomMetrics metrics;

    IdleSweep(RedisTasks tasks, RedisRooms rooms, VoicePresence voice, RoomMetrics metrics) {
        this.tasks = tasks;
        this.rooms = rooms;
        this.voice = voice;
        this.metrics = metrics;
    }

    /// An instance that cannot tell who is in voice leaves the rooms to others.
    @Scheduled(fixedDelayString = "${guildwire.room.sweep-every:5s}")
    void sweep() {
        if (!voice.isKnown()) {
            return;
        }
        try {
            tasks.claimIdle().forEach(channel -> look(ChannelId.of(channel)));
        } catch (DataAccessException e) {
            log.debug("no sweep while the store is away", e);
        }
    }

    private void look(ChannelId channel) {
        var room = rooms.find(channel);
        if (room.isEmpty()) {
            rooms.idle(channel);
            return;
        }
        // While it is not known who is in voice nothing is decided; the room is looked at again.
        voice.of(room.get().guildId()).ifPresent(picture -> {
            var isOccupied = picture.states().stream()
                    .anyMatch(state -> state.channelId().equals(channel));
            if (isOccupied) {
                rooms.occupied(channel);
            } else {
                decide(room.get());
            }
        });
    }

    private void decide(Room room) {
        switch (rooms.idle(room.channelId())) {
            case WARNED -> {
                metrics.warned();
                tell(room, "An idle room is warned");
            }
            case ENDED -> tell(room, "An idle room ends");
            case GONE, ACTIVE, WAITING -> {}
        }
    }

    private static void tell(Room room, String what) {
        log.atInfo()
                .addKeyValue("guild", room.guildId())
                .addKeyValue("channel", room.channelId())
                .log(what);
    }
}
