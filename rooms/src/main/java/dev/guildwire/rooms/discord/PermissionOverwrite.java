package dev.guildwire.rooms.discord;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;

/// What a role or a member may do in a channel, over what the guild says (Discord, "Channel: Overwrite Object").
///
/// @param type  0 for a role, 1 for a member
/// @param allow permission bits
/// @param deny  permission bits
public record PermissionOverwrite(
        String id,
        int type,

        @JsonProperty @JsonFormat(shape = JsonFormat.Shape.STRING)
        long allow,

        @JsonProperty @JsonFormat(shape = JsonFormat.Shape.STRING)
        long deny) {

    public static PermissionOverwrite ofEveryone(GuildId guild, long allow, long deny) {
        return new PermissionOverwrite(guild.toString(), 0, allow, deny);
    }

    public static PermissionOverwrite of(RoleId role, long allow, long deny) {
        return new PermissionOverwrite(role.toString(), 0, allow, deny);
    }

    public static PermissionOverwrite of(UserId user, long allow, long deny) {
        return new PermissionOverwrite(user.toString(), 1, allow, deny);
    }
}
