package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.oauth.Grant;

/// Who makes a request.
sealed interface Caller {

    /// The bot, by its token.
    record Bot() implements Caller {}

    /// A person, through what they have granted the application.
    record Bearer(Grant grant) implements Caller {}

    /// Nobody the simulator knows: no credentials, or wrong ones.
    record Unknown() implements Caller {}
}
