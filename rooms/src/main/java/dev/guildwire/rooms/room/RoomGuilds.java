package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Which guild a room is in. That never changes, so each instance remembers it and spares a round trip.
@Component
class RoomGuilds {

    /// Some megabytes; then it begins anew.
    private static final int MOST = 50_000;

    private final RedisRooms rooms;
    private final Map<ChannelId, GuildId> known = new ConcurrentHashMap<>();

    RoomGuilds(RedisRooms rooms) {
        this.rooms = rooms;
    }

    /// Empty when there is no such room; a room that has ended may still be known.
    Optional<GuildId> of(ChannelId channel) {
        var remembered = Optional.ofNullable(known.get(channel));
        return remembered.or(() -> rooms.find(channel).map(room -> remember(channel, room.guildId())));
    }

    private GuildId remember(ChannelId channel, GuildId guild) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(channel, guild);
        return guild;
    }
}
