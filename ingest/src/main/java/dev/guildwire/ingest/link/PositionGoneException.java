package dev.guildwire.ingest.link;

/// The place a backend wants to go on from is of another life of the topic, or its records have been deleted.
final class PositionGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
