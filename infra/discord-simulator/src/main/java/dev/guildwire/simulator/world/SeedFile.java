package dev.guildwire.simulator.world;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The form of a seed document. Guilds name people, roles and categories by name; what is missing in lists is empty.
record SeedFile(Person bot, List<Person> people, List<GuildSeed> guilds) {

    SeedFile {
        people = List.copyOf(people);
        guilds = List.copyOf(guilds);
    }

    record Person(String id, String username, @Nullable String globalName) {}

    /// @param owner username of a person
    record GuildSeed(
            String id,
            String name,
            String owner,
            List<RoleSeed> roles,
            List<ChannelSeed> channels,
            List<MemberSeed> members) {}

    /// Roles are listed from the highest to the lowest.
    record RoleSeed(String id, String name, int color, boolean hoist, Set<Permission> permissions, boolean managed) {}

    /// @param parent name of a category that is listed before
    record ChannelSeed(
            String id,
            ChannelType type,
            String name,
            @Nullable String parent,
            @Nullable String topic,
            int userLimit,
            @Nullable List<OverwriteSeed> overwrites) {}

    /// @param role name of a role, or `@everyone`
    record OverwriteSeed(
            String role,
            @Nullable Set<Permission> allow,
            @Nullable Set<Permission> deny) {}

    record MemberSeed(String person, @Nullable String nick, List<String> roles) {}
}
