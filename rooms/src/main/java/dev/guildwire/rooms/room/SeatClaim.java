package dev.guildwire.rooms.room;

/// What became of a player's wish for a seat.
sealed interface SeatClaim {

    /// The seat is the player's; the role is still to be given.
    ///
    /// @param order of the seat
    record Claimed(Room room, int order) implements SeatClaim {}

    record Seated(Room room) implements SeatClaim {}

    record Full() implements SeatClaim {}

    record StillLeaving() implements SeatClaim {}

    record Revoked() implements SeatClaim {}

    record Gone() implements SeatClaim {}
}
