/// The backend link's messages (gateway-link contract): `event`, `command`, `ack` and `error`, the commands a backend
/// may give, and their passage over Kafka from ingest to rooms and back. Ingest and rooms are the two ends; the
/// client library speaks the same types.
@NullMarked
package dev.guildwire.contracts.link;

import org.jspecify.annotations.NullMarked;
