package dev.guildwire.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message in a channel.
///
/// @param nonce what the author sent to recognise the message by, or null
/// @param embeds JSON text of an array, kept as it was sent
public record Message(
        Snowflake id,
        Snowflake guildId,
        Snowflake channelId,
        User author,
        String content,
        String embeds,
        boolean tts,
        @Nullable String nonce,
        Instant timestamp) {}
