@NullMarked
package dev.guildwire.edge.protocol;

import org.jspecify.annotations.NullMarked;
