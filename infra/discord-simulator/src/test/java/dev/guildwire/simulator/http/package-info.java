@NullMarked
package dev.guildwire.simulator.http;

import org.jspecify.annotations.NullMarked;
