@NullMarked
package dev.guildwire.load.k6;

import org.jspecify.annotations.NullMarked;
