@NullMarked
package dev.guildwire.load.command;

import org.jspecify.annotations.NullMarked;
