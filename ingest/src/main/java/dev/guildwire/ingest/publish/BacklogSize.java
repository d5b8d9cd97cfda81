package dev.guildwire.ingest.publish;

/// How much is not in Kafka yet.
///
/// @param inMemory  dispatches on their way or waiting in memory
/// @param diskBytes of those on disk
/// @param spooling  Kafka does not keep up, and new ones go to disk
/// @param broken    new ones are dropped, because the disk is full or Kafka was away for too long
public record BacklogSize(long inMemory, long diskBytes, boolean spooling, boolean broken) {}
