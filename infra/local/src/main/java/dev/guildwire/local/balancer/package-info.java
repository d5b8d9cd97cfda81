/// The one door to the local stack: `/api/ws` and `/api/roadmap/ws` go to the edges in turn, the rest to rooms in turn.
///
/// Upgraded connections are spliced byte by byte with backpressure and without an idle timeout, so frames, close codes
/// and reasons pass as they are, and a slow browser is slow for its edge too. A backend takes part once it is marked
/// ready; one that refuses a connection is passed over within the same request.
@NullMarked
package dev.guildwire.local.balancer;

import org.jspecify.annotations.NullMarked;
