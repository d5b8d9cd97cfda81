/// Kafka to fan-out: one consumer reads all partitions of the event topics by itself, without a group and without
/// committing anything, turns records into frames and publishes them in order. The roadmap's records go to its stream.
///
/// Guarantee: every record after the place where the feed began is published once, or every connection that could
/// miss one is closed. Kafka's absence stops the feed, closes nothing, and heals by itself.
@NullMarked
package dev.guildwire.edge.feed;

import org.jspecify.annotations.NullMarked;
