package dev.guildwire.load.watch;

import java.util.List;

/// What a virtual user watches.
///
/// @param guildId     whose events it asks for
/// @param joins       how many numbered events there will be until the end; 0 when that cannot be said
/// @param fromStart   whether it is there before the first of them
/// @param untilNanos  when it leaves, by [System#nanoTime]
/// @param dropNanos   when it loses its connection on purpose, by the same clock, in order
/// @param slow        whether it stops reading once it is authenticated
public record WatchPlan(
        String guildId,
        long joins,
        boolean fromStart,
        long untilNanos,
        List<Long> dropNanos,
        boolean slow,
        Phases phases) {

    public WatchPlan {
        dropNanos = List.copyOf(dropNanos);
    }
}
