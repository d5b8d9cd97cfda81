/// Writes events to Kafka as ingest would, at a steady rate, each with a
/// [marker][dev.guildwire.load.fanout.wire.Marker].
/// The events of a guild are numbered without a hole, so that whoever reads can tell what is missing.
@NullMarked
package dev.guildwire.load.fanout.publisher;

import org.jspecify.annotations.NullMarked;
