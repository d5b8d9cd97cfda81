/// What happened, as browsers are told: the payloads of `guild.events` and `user.events`.
///
/// A record's value on Kafka is exactly the JSON of one of these payloads; its name, time and target are
/// [headers][dev.guildwire.contracts.topic.Headers]. Writers are ingest (voice, gaps) and rooms (rooms, users);
/// an edge passes the bytes on without reading them. Adding an event means adding a record here and a line in
/// [EventName]; the compiler then names every place that has to know.
@NullMarked
package dev.guildwire.contracts.event;

import org.jspecify.annotations.NullMarked;
