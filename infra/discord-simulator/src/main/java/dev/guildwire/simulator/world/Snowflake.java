package dev.guildwire.simulator.world;

import java.time.Instant;

/// A Discord id: 42 bits of milliseconds since 2015, and 22 bits that tell the ids of one millisecond apart (Discord,
/// "API Reference: Snowflakes").
///
/// There is one type for all ids because Discord itself mixes them: the role @everyone has the id of its guild, and a
/// permission overwrite names a role or a member.
///
/// @param value the id as an unsigned number
public record Snowflake(long value) implements Comparable<Snowflake> {

    static final int TIME_SHIFT = 22;
    static final long EPOCH_MILLIS = 1_420_070_400_000L;

    /// @throws NumberFormatException when the text is not a decimal number of at most 64 bits
    public static Snowflake of(String text) {
        return new Snowflake(Long.parseUnsignedLong(text));
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli((value >>> TIME_SHIFT) + EPOCH_MILLIS);
    }

    /// The shard that is told about the guild of this id (Discord, "Gateway: Sharding").
    public int shardOf(int shards) {
        return (int) Long.remainderUnsigned(value >>> TIME_SHIFT, shards);
    }

    @Override
    public int compareTo(Snowflake other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
