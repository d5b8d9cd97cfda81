package dev.guildwire.contracts.roadmap;

/// The columns of the board.
public enum Status {
    TODO,
    PLANNED,
    IN_PROGRESS,
    SHIPPED
}
