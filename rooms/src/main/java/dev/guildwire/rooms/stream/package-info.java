/// Kafka's topics as this service needs them.
@NullMarked
package dev.guildwire.rooms.stream;

import org.jspecify.annotations.NullMarked;
