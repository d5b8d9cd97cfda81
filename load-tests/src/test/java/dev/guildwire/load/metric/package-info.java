@NullMarked
package dev.guildwire.load.metric;

import org.jspecify.annotations.NullMarked;
