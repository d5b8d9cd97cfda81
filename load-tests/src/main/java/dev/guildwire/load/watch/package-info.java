/// The browser's side of a connection: WebSockets on Netty, and what is checked of each frame that comes. Gatling's
/// virtual users hold these; see the RATIONALE for why they do not use Gatling's own WebSockets.
@NullMarked
package dev.guildwire.load.watch;

import org.jspecify.annotations.NullMarked;
