package dev.guildwire.ingest.link;

/// Kafka did not answer in time.
final class LogAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogAwayException(Throwable cause) {
        super(cause);
    }
}
