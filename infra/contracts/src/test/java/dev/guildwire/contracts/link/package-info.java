@NullMarked
package dev.guildwire.contracts.link;

import org.jspecify.annotations.NullMarked;
