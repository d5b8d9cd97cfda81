@NullMarked
package dev.guildwire.contracts.token;

import org.jspecify.annotations.NullMarked;
