@NullMarked
package dev.guildwire.local.setup;

import org.jspecify.annotations.NullMarked;
