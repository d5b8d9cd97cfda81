/// HTTP and WebSockets as the rest of the simulator sees them: a [Request] goes to the handler that a [Router] finds
/// and comes back as an [Answer]. The only place that knows Jetty.
///
/// Handlers run on the world's thread and must not block.
@NullMarked
package dev.guildwire.simulator.http;

import org.jspecify.annotations.NullMarked;
