@NullMarked
package dev.guildwire.load.rehearsal;

import org.jspecify.annotations.NullMarked;
