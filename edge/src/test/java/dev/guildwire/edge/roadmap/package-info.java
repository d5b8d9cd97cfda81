@NullMarked
package dev.guildwire.edge.roadmap;

import org.jspecify.annotations.NullMarked;
