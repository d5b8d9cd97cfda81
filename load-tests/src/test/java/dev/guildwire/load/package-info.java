@NullMarked
package dev.guildwire.load;

import org.jspecify.annotations.NullMarked;
