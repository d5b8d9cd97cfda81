package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what Discord answers, as far as rooms need it.
final class DiscordJson {

    private static final String ID = "id";

    private static final JsonMapper JSON = JsonMapper.shared();

    private DiscordJson() {}

    /// A role of a guild.
    record Role(RoleId id, String name) {}

    /// A channel of a guild.
    ///
    /// @param overwritten ids of the roles and members that the channel has rules of its own for
    record Channel(ChannelId id, Set<String> overwritten) {

        Channel {
            overwritten = Set.copyOf(overwritten);
        }
    }

    /// The id of what was made or asked for.
    static String id(Success result) {
        return text(JSON.readTree(result.body()), ID);
    }

    static List<Role> roles(Success result) {
        return JSON.readTree(result.body())
                .valueStream()
                .map(role -> new Role(RoleId.of(text(role, ID)), text(role, "name")))
                .toList();
    }

    static List<Channel> channels(Success result) {
        return JSON.readTree(result.body())
                .valueStream()
                .map(channel -> new Channel(ChannelId.of(text(channel, ID)), overwritten(channel)))
                .toList();
    }

    /// The roles of a member.
    static Set<RoleId> rolesOfMember(Success result) {
        return JSON.readTree(result.body())
                .path("roles")
                .valueStream()
                .map(role -> RoleId.of(role.asString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> overwritten(JsonNode channel) {
        return channel.path("permission_overwrites")
                .valueStream()
                .map(overwrite -> text(overwrite, ID))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }
}
