package dev.guildwire.link;

import dev.guildwire.contracts.id.GuildId;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The link's address with what is asked of it.
///
/// @param events names to get, all when empty
/// @param guilds to get events of, all when empty
record LinkAddress(URI base, Set<String> events, Set<GuildId> guilds) {

    /// @param since ids seen before, none for a fresh start
    URI from(List<String> since) {
        return URI.create(
                base + "?positions=true" + list("events", events) + list("guilds", guilds) + list("since", since));
    }

    private static String list(String name, Collection<?> values) {
        if (values.isEmpty()) {
            return "";
        }
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining(",", "&" + name + "=", ""));
    }
}
