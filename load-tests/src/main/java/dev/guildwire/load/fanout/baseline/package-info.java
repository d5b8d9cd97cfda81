/// What an edge is held against: the machine's limit. [BareFanOut] reads the same topic and sends the same frames with
/// the same batching, but knows no tokens, no limits, no resuming and no slow clients. [BareConsumer] reads the topic
/// and sends nothing at all.
@NullMarked
package dev.guildwire.load.fanout.baseline;

import org.jspecify.annotations.NullMarked;
