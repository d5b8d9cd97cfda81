/// An edge node: reads Kafka and pushes to the browsers connected to it. It keeps no state but its connections, so
/// any edge can serve any browser, and killing one costs its clients a reconnect and nothing else.
@NullMarked
package dev.guildwire.edge;

import org.jspecify.annotations.NullMarked;
