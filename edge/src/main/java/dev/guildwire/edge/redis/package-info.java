/// The one connection to Redis that the features of an edge share. What each keeps or reads there is its own business,
/// in a class of its package whose name begins with `Redis`.
@NullMarked
package dev.guildwire.edge.redis;

import org.jspecify.annotations.NullMarked;
