package dev.guildwire.rooms.room;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a room is on its way. Only the first and the last lie in Redis; a warning that runs makes an open one
/// expiring.
enum RoomState {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("expiring")
    EXPIRING,
    @JsonProperty("ending")
    ENDING
}
