package dev.guildwire.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes to a channel that are not done yet; [Channel] has too many components for one method per change.
public final class ChannelDraft {

    private final Channel from;
    private Snowflake id;
    private String name;
    private int position;
    private @Nullable Snowflake parentId;
    private @Nullable String topic;
    private boolean nsfw;
    private int bitrate;
    private int userLimit;
    private int rateLimitPerUser;
    private List<Overwrite> overwrites;
    private @Nullable Snowflake lastMessageId;

    ChannelDraft(Channel from) {
        this.from = from;
        id = from.id();
        name = from.name();
        position = from.position();
        parentId = from.parentId();
        topic = from.topic();
        nsfw = from.nsfw();
        bitrate = from.bitrate();
        userLimit = from.userLimit();
        rateLimitPerUser = from.rateLimitPerUser();
        overwrites = from.overwrites();
        lastMessageId = from.lastMessageId();
    }

    public ChannelDraft id(Snowflake value) {
        id = value;
        return this;
    }

    public ChannelDraft name(String value) {
        name = value;
        return this;
    }

    public ChannelDraft position(int value) {
        position = value;
        return this;
    }

    public ChannelDraft parentId(@Nullable Snowflake value) {
        parentId = value;
        return this;
    }

    public ChannelDraft topic(@Nullable String value) {
        topic = value;
        return this;
    }

    public ChannelDraft nsfw(boolean value) {
        nsfw = value;
        return this;
    }

    public ChannelDraft bitrate(int value) {
        bitrate = value;
        return this;
    }

    public ChannelDraft userLimit(int value) {
        userLimit = value;
        return this;
    }

    public ChannelDraft rateLimitPerUser(int value) {
        rateLimitPerUser = value;
        return this;
    }

    public ChannelDraft overwrites(List<Overwrite> value) {
        overwrites = value;
        return this;
    }

    public ChannelDraft lastMessageId(@Nullable Snowflake value) {
        lastMessageId = value;
        return this;
    }

    public Channel done() {
        return new Channel(
                id,
                from.guildId(),
                from.type(),
                name,
                position,
                parentId,
                topic,
                nsfw,
                bitrate,
                userLimit,
                rateLimitPerUser,
                overwrites,
                lastMessageId);
    }
}
