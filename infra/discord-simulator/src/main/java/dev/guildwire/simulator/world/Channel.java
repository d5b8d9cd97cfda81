package dev.guildwire.simulator.world;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A channel of a guild.
///
/// @param position         place among the channels of its kind, from 0
/// @param bitrate          of a voice channel, in bits per second
/// @param userLimit        of a voice channel, 0 for none
/// @param rateLimitPerUser seconds a person waits between messages
/// @param lastMessageId    of a channel with messages, or null while it has none
public record Channel(
        Snowflake id,
        Snowflake guildId,
        ChannelType type,
        String name,
        int position,
        @Nullable Snowflake parentId,
        @Nullable String topic,
        boolean nsfw,
        int bitrate,
        int userLimit,
        int rateLimitPerUser,
        List<Overwrite> overwrites,
        @Nullable Snowflake lastMessageId) {

    public static final int DEFAULT_BITRATE = 64_000;

    public Channel {
        overwrites = List.copyOf(overwrites);
    }

    public static Channel named(Snowflake guildId, ChannelType type, String name) {
        return new Channel(
                new Snowflake(0), guildId, type, name, 0, null, null, false, DEFAULT_BITRATE, 0, 0, List.of(), null);
    }

    public Optional<Overwrite> overwrite(Snowflake target) {
        return overwrites.stream().filter(o -> o.id().equals(target)).findFirst();
    }

    public ChannelDraft edit() {
        return new ChannelDraft(this);
    }
}
