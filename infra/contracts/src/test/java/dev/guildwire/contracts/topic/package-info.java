@NullMarked
package dev.guildwire.contracts.topic;

import org.jspecify.annotations.NullMarked;
