/// Brings a connection what it missed: from memory where the events are still there, else by reading them from Kafka
/// again, else not at all, and then it says so.
///
/// Guarantee: a connection is told `resumed:true` only when everything behind the place it named follows. Reads are
/// few at a time, bounded in size and time, on consumers of their own, so that they never hold up live events.
@NullMarked
package dev.guildwire.edge.resume;

import org.jspecify.annotations.NullMarked;
