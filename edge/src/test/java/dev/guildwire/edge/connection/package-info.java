@NullMarked
package dev.guildwire.edge.connection;

import org.jspecify.annotations.NullMarked;
