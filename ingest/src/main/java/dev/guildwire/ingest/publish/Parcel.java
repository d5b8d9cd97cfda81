package dev.guildwire.ingest.publish;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The records of one publication.
///
/// @param receivedAt when its dispatch was taken off Discord's socket
/// @param events     the dispatch and its events, in order
/// @param voice      voice states. They are sent when all events are acknowledged: a state that stands in Kafka without
///                   its event would hide the difference from the next reader of states, an event without its state
///                   is at worst told twice
record Parcel(
        Instant receivedAt, List<ProducerRecord<byte[], byte[]>> events, List<ProducerRecord<byte[], byte[]>> voice) {

    Parcel {
        events = List.copyOf(events);
        voice = List.copyOf(voice);
    }
}
