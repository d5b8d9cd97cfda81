package dev.guildwire.rooms.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import org.jspecify.annotations.Nullable;

/// A seat that is taken, as it lies in Redis.
///
/// @param order number of the seat among all that the room ever gave; it also tells a player's seat from the same
///              player's earlier one
record Seat(UserId userId, String username, @Nullable String avatar, State state, int order) {

    /// A seat is taken in each of these.
    enum State {
        /// Discord is giving the role.
        @JsonProperty("joining")
        JOINING,
        @JsonProperty("seated")
        SEATED,
        /// Discord is taking the role.
        @JsonProperty("leaving")
        LEAVING
    }

    /// As the scripts want it, which fill in state and order.
    static Seat of(LoginSession player) {
        return new Seat(player.userId(), player.username(), player.avatar(), State.JOINING, 0);
    }
}
