package dev.guildwire.ingest.link;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a backend asks for in the address it connects to.
///
/// @param events    dispatch names to send; empty means all
/// @param guilds    keys of the guilds to send; empty means all, and dispatches of no guild too
/// @param since     where to go on, one position per partition already seen
/// @param positions whether event messages carry their `id`
record LinkQuery(Set<String> events, Set<String> guilds, List<Position> since, boolean positions) {

    LinkQuery {
        events = Set.copyOf(events);
        guilds = Set.copyOf(guilds);
        since = List.copyOf(since);
    }

    /// @param parameters decoded; one that comes more than once adds up
    /// @throws IllegalArgumentException with a sentence for the backend
    static LinkQuery of(Map<String, String[]> parameters) {
        var since = list(parameters, "since").stream().map(LinkQuery::position).toList();
        var guilds = list(parameters, "guilds").stream()
                .map(guild -> GuildId.of(guild).toString())
                .collect(Collectors.toSet());
        var positions =
                !since.isEmpty() || list(parameters, "positions").stream().anyMatch(Boolean::parseBoolean);
        return new LinkQuery(Set.copyOf(list(parameters, "events")), guilds, since, positions);
    }

    boolean wants(String event, String guild) {
        return (events.isEmpty() || events.contains(event)) && (guilds.isEmpty() || guilds.contains(guild));
    }

    private static Position position(String text) {
        return Position.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("since holds something that is no id of an event"));
    }

    private static List<String> list(Map<String, String[]> parameters, String name) {
        return Arrays.stream(parameters.getOrDefault(name, new String[0]))
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }
}
