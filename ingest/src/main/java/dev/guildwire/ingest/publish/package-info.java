/// Writes publications to Kafka: every dispatch to `discord.dispatch`, events to `guild.events`, voice states to the
/// compacted `guild.voice`; and reads the latter back at start.
///
/// Guarantee: what was handed over is written at least once, and in order by guild. [dev.guildwire.ingest.gateway]
/// calls it.
@NullMarked
package dev.guildwire.ingest.publish;

import org.jspecify.annotations.NullMarked;
