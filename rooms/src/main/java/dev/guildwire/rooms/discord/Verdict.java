package dev.guildwire.rooms.discord;

import org.jspecify.annotations.Nullable;

/// What follows from an answer.
///
/// @param result nothing when the request is to be tried again
/// @param label  what the answer is called in metrics, one of a small closed set
record Verdict(@Nullable DiscordResult result, Report report, String label) {}
