@NullMarked
package dev.guildwire.local.option;

import org.jspecify.annotations.NullMarked;
