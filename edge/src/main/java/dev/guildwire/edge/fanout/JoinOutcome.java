package dev.guildwire.edge.fanout;

/// What became of a wish to join at a place of the stream.
public sealed interface JoinOutcome {

    record Joined() implements JoinOutcome {}

    /// Not joined: events between the place and `floor` are not in memory any more, or never were.
    ///
    /// @param partition where they are
    /// @param floor     the last offset that is missing here
    record Older(int partition, long floor) implements JoinOutcome {}

    /// Not joined: this edge has not come to the place yet.
    record Ahead() implements JoinOutcome {}
}
