/// The simulator's own API and page: what Discord's users and outages do, for people, scripts and tests.
///
/// Nothing here is part of Discord, and nothing a bot needs is only here. Bodies and answers are JSON with names in
/// camel case; errors are problem documents (RFC 9457).
@NullMarked
package dev.guildwire.simulator.control;

import org.jspecify.annotations.NullMarked;
