/// Events that are already true in Redis and still have to be told on Kafka.
///
/// A feature's script changes the state and appends the event to the feature's outbox in one step, so that nothing is
/// told that did not happen and nothing happens that is not told: whoever dies in between, the entry stays. For each
/// outbox one instance at a time, under a lease, writes the entries to Kafka in their order and takes them out once
/// they are acknowledged. An instance that dies between the two tells an event twice, never not at all.
///
/// Keys, all in the slot of the feature's hash tag:
///
/// ```
/// guildwire:{tag}:outbox         stream   topic, key, event, ts, value and further headers of each record
/// guildwire:{tag}:outbox:lease   string   the instance that tells them, expires
/// ```
@NullMarked
package dev.guildwire.rooms.outbox;

import org.jspecify.annotations.NullMarked;
