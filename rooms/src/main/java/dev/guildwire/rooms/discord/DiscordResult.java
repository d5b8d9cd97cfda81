package dev.guildwire.rooms.discord;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// How a request ended.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DiscordResult.Success.class, name = "success"),
    @JsonSubTypes.Type(value = DiscordResult.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = DiscordResult.Busy.class, name = "busy"),
    @JsonSubTypes.Type(value = DiscordResult.Expired.class, name = "expired"),
    @JsonSubTypes.Type(value = DiscordResult.Unavailable.class, name = "unavailable"),
    @JsonSubTypes.Type(value = DiscordResult.Unauthorized.class, name = "unauthorized")
})
public sealed interface DiscordResult {

    /// Discord did it.
    ///
    /// @param body Discord's JSON, empty when it sent none
    record Success(int status, String body) implements DiscordResult {}

    /// Discord will not do it, however often it is asked.
    ///
    /// @param status  4xx
    /// @param code    Discord's own error code, 0 when it gave none
    /// @param message Discord's words; for logs and operators, not for pages
    record Refused(int status, int code, String message) implements DiscordResult {}

    /// Too much waits already; nothing was taken in.
    record Busy() implements DiscordResult {}

    /// The caller's patience ended before Discord did it; it has been dropped. Handed in again it is taken in anew.
    record Expired() implements DiscordResult {}

    /// Discord did not answer usefully, or the queue cannot be reached. Whether Discord did it is not known.
    ///
    /// @param tries how often it was sent
    record Unavailable(int tries, String why) implements DiscordResult {}

    /// Discord refuses the bot's token; nothing is taken in until it changes.
    record Unauthorized() implements DiscordResult {}
}
