package dev.guildwire.contracts.topic;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Derives a position's epoch. Every service must come to the same one.
public final class Epoch {

    private Epoch() {}

    /// @param topicId    the id that Kafka gave the topic when it was made
    /// @param partitions the topic's number of partitions
    /// @return up to 7 characters of base 36
    public static String of(String topicId, int partitions) {
        var crc = new CRC32C();
        crc.update((topicId + "/" + partitions).getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue(), 36);
    }
}
