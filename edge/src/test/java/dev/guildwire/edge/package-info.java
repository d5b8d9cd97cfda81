@NullMarked
package dev.guildwire.edge;

import org.jspecify.annotations.NullMarked;
