package dev.guildwire.rooms.discord;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an instance that offered to send something was told.
///
/// @param grant      what it shall send, if there is anything
/// @param nextChance when to ask again; nothing when that waits for an event, not for time
record Turn(@Nullable Grant grant, @Nullable Duration nextChance) {}
