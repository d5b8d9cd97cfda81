package dev.guildwire.edge.fanout;

import java.util.List;

/// Events of one guild read from Kafka again: all that were written behind `after` up to and including `upTo`.
public record OlderEvents(long after, long upTo, List<EventFrame> events) {

    public OlderEvents {
        events = List.copyOf(events);
    }
}
