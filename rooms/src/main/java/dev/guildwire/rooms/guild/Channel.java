package dev.guildwire.rooms.guild;

import dev.guildwire.contracts.id.ChannelId;
import org.jspecify.annotations.Nullable;

/// A channel of a guild, as Discord names its fields.
///
/// @param type     Discord's channel type; see [#isVoice]
/// @param parentId the category it stands in, or null
public record Channel(
        ChannelId id,
        int type,
        String name,
        int position,
        @Nullable ChannelId parentId) {

    private static final int VOICE = 2;
    private static final int STAGE = 13;

    /// People can be in it.
    public boolean isVoice() {
        return type == VOICE || type == STAGE;
    }
}
