/// One browser's WebSocket, on Jetty's end points: the handshake and its limits, frames in and out (RFC 6455),
/// heartbeats, bounded pending bytes, the close handshake. It knows nothing of tokens, guilds or Kafka; what is spoken
/// at which path is said by each [protocol][dev.guildwire.edge.connection.Protocol] itself.
///
/// Guarantee: a call here never waits for a socket, a slow or broken peer harms no connection but its own, and
/// whatever ends a connection ends it once, with one of the [reasons][dev.guildwire.edge.connection.CloseReason].
/// The packages `protocol`, `roadmap` and `fanout` call it.
@NullMarked
package dev.guildwire.edge.connection;

import org.jspecify.annotations.NullMarked;
