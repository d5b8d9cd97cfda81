@NullMarked
package dev.guildwire.local;

import org.jspecify.annotations.NullMarked;
