@NullMarked
package dev.guildwire.load.link;

import org.jspecify.annotations.NullMarked;
