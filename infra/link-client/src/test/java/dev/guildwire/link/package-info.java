@NullMarked
package dev.guildwire.link;

import org.jspecify.annotations.NullMarked;
