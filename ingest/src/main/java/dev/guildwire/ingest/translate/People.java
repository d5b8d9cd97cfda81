package dev.guildwire.ingest.translate;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The members that GUILD_CREATE brought, for voice states that come without one. Discord brings at most as many as
/// the session's `large_threshold`, and those in voice channels.
final class People {

    private final Map<GuildId, Map<UserId, Person>> guilds = new HashMap<>();

    static Map<UserId, Person> of(List<Payload> members) {
        var people = new HashMap<UserId, Person>();
        members.forEach(
                member -> member.object("user").ifPresent(user -> people.put(user.userId("id"), user.person())));
        return people;
    }

    void put(GuildId guildId, Map<UserId, Person> people) {
        guilds.put(guildId, Map.copyOf(people));
    }

    void forget(GuildId guildId) {
        guilds.remove(guildId);
    }

    /// The guilds that were shown.
    Set<GuildId> guilds() {
        return Set.copyOf(guilds.keySet());
    }

    Map<UserId, Person> of(GuildId guildId) {
        return guilds.getOrDefault(guildId, Map.of());
    }
}
