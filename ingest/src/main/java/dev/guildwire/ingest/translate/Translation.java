package dev.guildwire.ingest.translate;

import dev.guildwire.contracts.event.GuildEvent;
import java.util.List;

/// What became of one dispatch.
public sealed interface Translation {

    Dispatch dispatch();

    /// To be written to Kafka, as a whole and in the order of the dispatches.
    ///
    /// @param raw       the dispatch itself is to be written too
    /// @param synthetic the events were found by comparing states, Discord did not tell them one by one
    /// @param events    what browsers are told, in order; empty for most dispatches
    /// @param voice     the voice states that changed
    record Publication(
            Dispatch dispatch, boolean raw, boolean synthetic, List<GuildEvent> events, List<VoiceChange> voice)
            implements Translation {

        public Publication {
            events = List.copyOf(events);
            voice = List.copyOf(voice);
        }

        /// Nothing to write.
        public boolean isEmpty() {
            return !raw && events.isEmpty() && voice.isEmpty();
        }

        /// The dispatch alone.
        public static Publication raw(Dispatch dispatch) {
            return new Publication(dispatch, true, false, List.of(), List.of());
        }
    }

    /// Its payload is not what Discord documents. It is still worth writing as it came.
    ///
    /// @param problem what is wrong, without any of the payload
    record Unreadable(Dispatch dispatch, String problem) implements Translation {}

    /// Of a guild that this installation does not serve.
    record NotServed(Dispatch dispatch) implements Translation {}
}
