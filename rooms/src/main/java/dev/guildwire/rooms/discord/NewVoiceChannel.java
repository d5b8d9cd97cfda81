package dev.guildwire.rooms.discord;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildwire.contracts.id.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param userLimit 0 for none
/// @param parentId  category that it is put into
public record NewVoiceChannel(
        String name, int userLimit, @Nullable ChannelId parentId, List<PermissionOverwrite> permissionOverwrites) {

    private static final int GUILD_VOICE = 2;

    public NewVoiceChannel {
        permissionOverwrites = List.copyOf(permissionOverwrites);
    }

    /// Discord's channel type.
    @JsonProperty
    int type() {
        return GUILD_VOICE;
    }
}
