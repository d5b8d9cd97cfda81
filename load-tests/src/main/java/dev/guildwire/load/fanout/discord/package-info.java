/// The way from Discord to Kafka, for measuring the whole path: the simulator and an ingest as processes of their own,
/// and the simulator's synthetic traffic as a source of marked events.
@NullMarked
package dev.guildwire.load.fanout.discord;

import org.jspecify.annotations.NullMarked;
