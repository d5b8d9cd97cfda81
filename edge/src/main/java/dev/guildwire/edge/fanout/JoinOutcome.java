package dev.guildwire.edge.fanout;

/// What became of a wish to join.
public sealed interface JoinOutcome {

    /// The connection has its guild's events from now on, and asked for no others.
    record Joined() implements JoinOutcome {}

    /// The connection has what it missed, and its guild's events from now on.
    record Resumed() implements JoinOutcome {}

    /// Not joined: the place is none in the stream's present life, or what was missed cannot be told.
    record Unknown() implements JoinOutcome {}

    /// Not joined: events between the place and `floor` are not in memory any more, or never were.
    ///
    /// @param life      of the stream
    /// @param partition where they are
    /// @param after     the place
    /// @param floor     the last offset that is missing here
    record Older(StreamLife life, int partition, long after, long floor) implements JoinOutcome {}

    /// Not joined: this edge has not come to the place yet.
    record Ahead(int partition, long offset) implements JoinOutcome {}

    /// Not joined: the connection has ended meanwhile.
    record Gone() implements JoinOutcome {}
}
