package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.roadmap.RoadmapEvent.VoteUpdate;

/// Votes for one feature put together.
///
/// @param newest   the last of them
/// @param by       who cast them
/// @param inWindow who voted in the same window, which begins with the votes told before these
record Votes(VoteUpdate newest, long version, long madeMillis, Voters by, Voters inWindow) {

    static Votes of(Change change, VoteUpdate vote, Voters openers) {
        var by = Voters.NOBODY.with(vote.voterId());
        return new Votes(vote, change.version(), change.madeMillis(), by, openers.with(by));
    }

    /// With a later one.
    Votes with(Votes later) {
        return new Votes(
                later.newest, later.version, later.madeMillis, by.with(later.by), inWindow.with(later.inWindow));
    }

    /// Who voted alone is not told; where others voted in the same window, everybody is.
    Broadcast toBroadcast() {
        var event =
                new VoteUpdate(newest.featureId(), newest.voteCount(), by.sole(), newest.action(), newest.timestamp());
        return new Broadcast(new Change(event, version, madeMillis), inWindow.sole());
    }
}
