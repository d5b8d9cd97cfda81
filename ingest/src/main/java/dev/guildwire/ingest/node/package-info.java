/// What this process says of itself to operators: every few seconds a report goes to `node.reports`. Nothing else
/// depends on it; while Kafka is away operators see the process silent.
@NullMarked
package dev.guildwire.ingest.node;

import org.jspecify.annotations.NullMarked;
