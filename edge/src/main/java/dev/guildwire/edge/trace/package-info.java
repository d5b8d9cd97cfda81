/// Traces, from where ingest began them: one span for each traced event that somebody here watches, however many they
/// are, from the moment it was read until the last lane has handed it to the last of its receivers. OpenTelemetry is
/// known here alone.
@NullMarked
package dev.guildwire.edge.trace;

import org.jspecify.annotations.NullMarked;
