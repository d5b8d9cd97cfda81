@NullMarked
package dev.guildwire.load.fanout.scenario;

import org.jspecify.annotations.NullMarked;
