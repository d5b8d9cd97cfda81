@NullMarked
package dev.guildwire.simulator.rest;

import org.jspecify.annotations.NullMarked;
