package dev.guildwire.ingest.publish;

import org.jspecify.annotations.Nullable;

/// Kafka did not answer, or not in time. Trying again later is right.
public final class KafkaUnavailableException extends RuntimeException {

    public KafkaUnavailableException(@Nullable Throwable cause) {
        super(cause);
    }
}
