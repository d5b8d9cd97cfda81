package dev.guildwire.contracts.event;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.util.List;

/// A room's seats changed.
///
/// @param seats the players seated now, in the order they came
public record RoomUpdated(GuildId guildId, ChannelId channelId, String name, int userLimit, List<UserId> seats)
        implements GuildEvent {

    public RoomUpdated {
        seats = List.copyOf(seats);
    }
}
