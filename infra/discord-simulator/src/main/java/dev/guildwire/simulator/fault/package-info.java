/// What goes wrong on purpose. [Faults] keeps the faults that last; gateway, REST and OAuth ask it at the places
/// where Discord is known to misbehave, so that a bot can be seen to survive it.
@NullMarked
package dev.guildwire.simulator.fault;

import org.jspecify.annotations.NullMarked;
