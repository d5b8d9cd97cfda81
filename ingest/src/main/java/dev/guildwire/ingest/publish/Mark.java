package dev.guildwire.ingest.publish;

import java.time.Instant;

/// Up to when everything that Discord told a shard is in Kafka: written to the shard's partition of `discord.shards`
/// again and again while the shard is connected. A new owner learns from it where a gap begins, and whether the old
/// owner is still at work.
///
/// @param writer  names one outbox, from its taking over to its end
/// @param through everything that was received before is published
/// @param left    the writer ended in good order
public record Mark(String writer, Instant through, boolean left) {}
