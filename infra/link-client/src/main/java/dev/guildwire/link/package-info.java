/// The backend link for programs in Java: [LinkClient] reads Discord's dispatches and gives commands over Guildwire's
/// `/link`. It needs the JDK, the contracts and Jackson, and no framework.
///
/// Guaranteed: events of a guild come in order, each at least once. After a break the client comes back by itself, to
/// whatever node the address leads to, goes on behind the last event that was handled, and asks again for commands
/// that were not answered, under their request ids, so that none is carried out twice. Where the log does not reach
/// back that far, it says so instead of leaving a silent hole.
///
/// Events are handled one at a time; as long as a handler works, nothing more is read, and the log is the buffer.
@NullMarked
package dev.guildwire.link;

import org.jspecify.annotations.NullMarked;
