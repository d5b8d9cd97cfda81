package dev.guildwire.rooms.voice;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A stretch of one partition of `guild.events` and its records. There may be fewer records than offsets, even none:
/// ends of transactions take an offset each and are shown to nobody.
///
/// @param first offset of the stretch, the one behind the last of the stretch before
/// @param last  offset of the stretch
record VoiceBatch(int partition, long first, long last, List<ConsumerRecord<String, byte[]>> records) {}
