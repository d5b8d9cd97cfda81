package dev.guildwire.contracts.link;

/// Why a link message was refused or a command failed: the `code` of an `error` message.
public enum LinkErrorCode {
    /// The frame is not a message of the contract.
    INVALID_MESSAGE,
    /// No command has that name.
    UNKNOWN_COMMAND,
    /// The command's payload lacks something or holds something of the wrong type.
    INVALID_PAYLOAD,
    /// The bot may not do that (Discord 403).
    MISSING_PERMISSIONS,
    /// Discord knows no such channel, role, guild or member (Discord 404).
    NOT_FOUND,
    /// The backend sends faster than the link allows, or what it asks for waits in a full queue.
    RATE_LIMITED,
    /// No answer in time. The command may still be carried out; ask again with the same requestId.
    TIMEOUT,
    /// Discord refused it for another reason, or stayed out of reach.
    DISCORD_ERROR,
    /// Our fault.
    INTERNAL_ERROR
}
