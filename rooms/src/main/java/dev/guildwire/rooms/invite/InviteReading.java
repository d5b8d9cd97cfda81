package dev.guildwire.rooms.invite;

/// What a text that should be an invite turned out to be.
public sealed interface InviteReading {

    /// We made it, and it is not too old.
    record Good(Invite invite) implements InviteReading {}

    /// No token at all.
    record Malformed() implements InviteReading {}

    /// Its signature does not fit what it says.
    record Tampered() implements InviteReading {}

    /// Signed by a key that is not ours (any more), in another way than ours, or for another purpose.
    record Foreign() implements InviteReading {}

    record Expired() implements InviteReading {}
}
