package dev.guildwire.rooms.discord;

import dev.guildwire.contracts.id.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What shall be different; a component that is absent stays as it is.
public record ChannelEdit(
        @Nullable String name,
        @Nullable Integer userLimit,
        @Nullable ChannelId parentId,
        @Nullable List<PermissionOverwrite> permissionOverwrites) {

    public ChannelEdit {
        permissionOverwrites = permissionOverwrites == null ? null : List.copyOf(permissionOverwrites);
    }
}
