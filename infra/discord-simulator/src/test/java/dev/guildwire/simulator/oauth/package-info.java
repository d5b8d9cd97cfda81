@NullMarked
package dev.guildwire.simulator.oauth;

import org.jspecify.annotations.NullMarked;
