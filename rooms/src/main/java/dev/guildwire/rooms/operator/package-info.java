/// The operators' page: every node of every kind, what it carries, how fast, what waits for Discord; and the drain of
/// an edge. For admins only.
///
/// Each instance reads all of `node.reports` for itself and remembers a minute of it, so that any instance answers,
/// also right after its start, and none keeps state. An order to drain is a string in Redis
/// ([dev.guildwire.contracts.node.DrainOrder]) that the edge looks for.
@NullMarked
package dev.guildwire.rooms.operator;

import org.jspecify.annotations.NullMarked;
