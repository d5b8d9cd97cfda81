package dev.guildwire.edge.protocol;

import dev.guildwire.contracts.browser.Auth;

/// What a client's text turned out to be.
sealed interface ClientMessage {

    record Authenticate(Auth auth) implements ClientMessage {}

    record Bad(BadMessage problem) implements ClientMessage {}
}
