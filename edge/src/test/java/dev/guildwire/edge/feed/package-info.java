@NullMarked
package dev.guildwire.edge.feed;

import org.jspecify.annotations.NullMarked;
