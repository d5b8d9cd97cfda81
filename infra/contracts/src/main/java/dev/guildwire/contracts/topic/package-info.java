/// Kafka's topics, keys and headers, and the position of an event in its stream. Every service that writes or
/// reads Kafka takes names from here and nowhere else.
@NullMarked
package dev.guildwire.contracts.topic;

import org.jspecify.annotations.NullMarked;
