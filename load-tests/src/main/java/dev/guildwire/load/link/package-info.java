/// The benchmark of the backend link and of the queue of requests to Discord behind it, from outside: commands through
/// Kafka to rooms and the simulator's limits, events through ingest to backends. Processes and publisher are those of
/// the fan-out benchmark.
@NullMarked
package dev.guildwire.load.link;

import org.jspecify.annotations.NullMarked;
