package dev.guildwire.rooms.discord;

import org.jspecify.annotations.Nullable;

/// What the end of a lease brought.
///
/// @param result the one that stands; nothing while the request still waits
/// @param ours   whether this end gave it
record Finished(@Nullable DiscordResult result, boolean ours, Turn turn) {}
