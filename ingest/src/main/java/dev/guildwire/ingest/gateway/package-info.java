/// Holds the sessions with Discord's gateway. The only place that knows JDA, shards, intents and sessions.
///
/// Guarantee: every dispatch that JDA shows is translated and handed to [dev.guildwire.ingest.publish] once, in the
/// order of its session; what JDA swallowed is at least counted. JDA's reading thread only puts dispatches into a
/// bounded queue, one by shard, so no slow Kafka can make it late for Discord.
@NullMarked
package dev.guildwire.ingest.gateway;

import org.jspecify.annotations.NullMarked;
