package dev.guildwire.rooms.discord;

import java.time.Duration;

/// The right to send one request: a lease of its bucket.
///
/// @param lease    names this lease; a later one has a higher number
/// @param tries    with this one
/// @param waited   since it was taken in
/// @param patience what is left of it; not positive when the request is to be dropped
/// @param cause    what it waited for last
record Grant(
        String lease,
        String bucket,
        String lane,
        String requestId,
        Errand errand,
        int tries,
        Duration waited,
        Duration patience,
        String cause) {

    /// The route, as metrics call it.
    String route() {
        return lane.substring(0, lane.lastIndexOf('#'));
    }
}
