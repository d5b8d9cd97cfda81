/// How many connections a user has over all edges. Each edge owns a lease in Redis that it renews, and under it the
/// number of connections of each of its users; when an edge dies, its lease runs out and its numbers count no more.
/// While Redis is away each edge counts for itself.
///
/// In Redis, all in one hash slot:
/// ```
/// {edge}:alive                 sorted set   edge id -> when its lease ends, Unix time in milliseconds
/// {edge}:connections:<user>    hash         edge id -> connections of the user there
/// ```
@NullMarked
package dev.guildwire.edge.lease;

import org.jspecify.annotations.NullMarked;
