package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Ends rooms: from the decision on a room only goes, and each instance may go on with it.
@Component
class RoomEnding {

    private static final Logger log = LoggerFactory.getLogger("Room");

    private final RedisRooms rooms;
    private final RoomDemolition demolition;
    private final RoomMetrics metrics;

    RoomEnding(RedisRooms rooms, RoomDemolition demolition, RoomMetrics metrics) {
        this.rooms = rooms;
        this.demolition = demolition;
        this.metrics = metrics;
    }

    /// Ends a room that nobody is asked about any more.
    void end(ChannelId channel) {
        if (rooms.end(channel, null) instanceof Ending.Begun begun) {
            finish(channel, begun);
        }
    }

    /// @return false when Discord takes longer; an instance goes on with it
    boolean finish(ChannelId channel, Ending.Begun ending) {
        var isDeleted = ending.isYoung()
                ? demolition.delete(ending.guild(), channel, ending.role())
                : demolition.deleteKnown(ending.guild(), channel, ending.role());
        if (!isDeleted) {
            return false;
        }
        if (rooms.forget(channel)) {
            metrics.ended();
            log.atInfo()
                    .addKeyValue("guild", ending.guild())
                    .addKeyValue("channel", channel)
                    .log("A room has ended");
        }
        return true;
    }
}
