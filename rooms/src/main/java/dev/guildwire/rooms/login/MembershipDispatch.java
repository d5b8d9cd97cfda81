package dev.guildwire.rooms.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;

/// What the dispatches about members have in common (Discord, "Gateway Events": Guild Member Add, Update and Remove,
/// Guild Ban Add).
record MembershipDispatch(@JsonProperty("guild_id") GuildId guildId, User user) {

    record User(UserId id) {}
}
