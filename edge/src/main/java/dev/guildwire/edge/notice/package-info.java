/// What an edge itself writes to Kafka: notices. One that cannot be written soon need not be written at all, because a
/// later one says more.
@NullMarked
package dev.guildwire.edge.notice;

import org.jspecify.annotations.NullMarked;
