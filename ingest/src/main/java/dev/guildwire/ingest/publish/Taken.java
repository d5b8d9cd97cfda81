package dev.guildwire.ingest.publish;

import dev.guildwire.ingest.translate.VoiceStates;

/// A shard that was taken over.
///
/// @param outbox    where it is published from now on
/// @param published what readers know of its guilds
public record Taken(Outbox outbox, VoiceStates published) {}
