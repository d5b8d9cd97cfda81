@NullMarked
package dev.guildwire.simulator;

import org.jspecify.annotations.NullMarked;
