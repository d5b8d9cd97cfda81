/// Turns what Discord's gateway says into what our readers are told: dispatches become voice joins and leaves, and
/// the last known voice state of every person.
///
/// Pure: no clock, no thread, no I/O; the same dispatches give the same publications. Guarantee: whoever applies the
/// published events in order has the voice states that Discord has. [dev.guildwire.ingest.gateway] calls it, one
/// [Translator][dev.guildwire.ingest.translate.Translator] per gateway session, on one thread.
@NullMarked
package dev.guildwire.ingest.translate;

import org.jspecify.annotations.NullMarked;
