@NullMarked
package dev.guildwire.local.process;

import org.jspecify.annotations.NullMarked;
