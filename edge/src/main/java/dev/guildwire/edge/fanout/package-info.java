/// One event to this edge's connections of a guild.
///
/// [FanOut][dev.guildwire.edge.fanout.FanOut] is the one place where order is made: events from Kafka, joins and
/// leaves pass its monitor one at a time and go from there to the [lanes][dev.guildwire.edge.fanout.Lane] in that
/// order. A lane is a thread that owns part of the connections and writes to them; what comes while it works is
/// taken as one batch. Guarantee: a connection that joined at a place of its guild's stream gets every event behind
/// that place exactly once and in order, until it leaves. Nobody who calls here waits for a socket.
@NullMarked
package dev.guildwire.edge.fanout;

import org.jspecify.annotations.NullMarked;
