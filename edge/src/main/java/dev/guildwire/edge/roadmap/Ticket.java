package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.session.LoginSession;
import org.jspecify.annotations.Nullable;

/// What a client came in with.
///
/// @param sessionId opens the login; never to be shown
/// @param since     the version of the board the client knows, -1 for one that cannot be; null when it did not say
record Ticket(
        String sessionId, LoginSession login, @Nullable Long since) {

    @Override
    public String toString() {
        return "ticket of " + login.userId();
    }
}
