/// What is tested: an installation that runs somewhere, or the local stack, brought up for the occasion; and the
/// simulated Discord behind it, where the load comes from.
@NullMarked
package dev.guildwire.load.installation;

import org.jspecify.annotations.NullMarked;
