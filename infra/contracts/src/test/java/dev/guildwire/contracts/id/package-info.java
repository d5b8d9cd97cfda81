@NullMarked
package dev.guildwire.contracts.id;

import org.jspecify.annotations.NullMarked;
