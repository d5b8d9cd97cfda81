@NullMarked
package dev.guildwire.contracts;

import org.jspecify.annotations.NullMarked;
