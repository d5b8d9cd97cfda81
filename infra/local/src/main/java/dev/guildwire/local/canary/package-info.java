/// Proof that the stack does what it is for: somebody logs in, connects, and sees a person join a voice channel.
/// [Visitor] and [SimulatedDiscord] are the two ends, for tests too.
@NullMarked
package dev.guildwire.local.canary;

import org.jspecify.annotations.NullMarked;
