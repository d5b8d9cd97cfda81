package dev.guildwire.edge.roadmap;

import java.util.Set;

/// What a client's text turned out to be.
sealed interface ViewerMessage {

    /// The answer to a PING.
    record Pong() implements ViewerMessage {}

    record Subscribe(Set<String> featureIds) implements ViewerMessage {

        public Subscribe {
            featureIds = Set.copyOf(featureIds);
        }
    }

    record Unsubscribe(Set<String> featureIds) implements ViewerMessage {

        public Unsubscribe {
            featureIds = Set.copyOf(featureIds);
        }
    }

    /// None of the protocol.
    record Invalid() implements ViewerMessage {}
}
