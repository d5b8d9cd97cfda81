/// The atomic steps that Redis runs, one short file each in `lua/`; a header names keys and arguments.
@NullMarked
package dev.guildwire.rooms.script;

import org.jspecify.annotations.NullMarked;
