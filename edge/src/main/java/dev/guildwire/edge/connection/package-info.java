/// One browser's WebSocket, on Jetty's end points: the handshake and its limits, frames in and out (RFC 6455),
/// pings, bounded pending bytes, the close handshake. It knows nothing of tokens, guilds or Kafka.
///
/// Guarantee: a call here never waits for a socket, a slow or broken peer harms no connection but its own, and
/// whatever ends a connection ends it once, with one of the [reasons][dev.guildwire.edge.connection.CloseReason].
/// The packages `protocol` and `fanout` call it; nothing else does.
@NullMarked
package dev.guildwire.edge.connection;

import org.jspecify.annotations.NullMarked;
