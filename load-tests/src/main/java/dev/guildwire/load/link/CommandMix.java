package dev.guildwire.load.link;

import dev.guildwire.load.fanout.process.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Commands that are spread evenly over 50 of the simulator's buckets: messages and changes of 21 channels, and four
/// kinds of requests in each of two guilds.
final class CommandMix {

    private static final int CHANNELS = 21;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<IntFunction<Command>> buckets = new ArrayList<>();
    private final List<String> channels;

    /// @param payload JSON
    record Command(String name, String payload, String resource) {}

    /// Makes the channels.
    CommandMix(Http simulator) {
        var guilds = JSON.readTree(simulator.get("/control/guilds"));
        var first = guilds.get(0).path("id").asString();
        channels = IntStream.range(0, CHANNELS)
                .mapToObj(i -> JSON.readTree(simulator.post(
                                "/control/guilds/" + first + "/channels",
                                "{\"type\":\"voice\",\"name\":\"load-" + i + "\"}"))
                        .path("id")
                        .asString())
                .toList();
        channels.forEach(this::addChannel);
        guilds.forEach(this::addGuild);
    }

    int buckets() {
        return buckets.size();
    }

    Command command(int number) {
        return buckets.get(number % buckets.size()).apply(number);
    }

    /// A message to one channel after another.
    Command message(int number) {
        return message(channels.get(number % CHANNELS), number);
    }

    List<String> channels() {
        return channels;
    }

    private static Command message(String channel, int number) {
        return new Command(
                "send_message",
                "{\"channel_id\":\"%s\",\"content\":\"message %d\"}".formatted(channel, number),
                channel);
    }

    private void addChannel(String channel) {
        buckets.add(number -> message(channel, number));
        buckets.add(number -> new Command(
                "edit_channel", "{\"channel_id\":\"%s\",\"user_limit\":%d}".formatted(channel, number % 99), channel));
    }

    private void addGuild(JsonNode node) {
        var guild = node.path("id").asString();
        var member = "{\"guild_id\":\"%s\",\"user_id\":\"%s\""
                .formatted(guild, node.path("people").get(0).path("id").asString());
        var role = node.path("roles")
                .valueStream()
                .filter(candidate -> candidate.path("name").asString().equals("Regular"))
                .map(candidate -> candidate.path("id").asString())
                .findFirst()
                .orElseThrow();
        buckets.add(_ -> new Command("get_guild", "{\"guild_id\":\"" + guild + "\"}", guild));
        buckets.add(_ -> new Command("get_member", member + "}", guild));
        buckets.add(number -> new Command(
                number / buckets.size() % 2 == 0 ? "add_role" : "remove_role",
                member + ",\"role_id\":\"" + role + "\"}",
                guild));
        buckets.add(number -> new Command(
                "create_voice_channel", "{\"guild_id\":\"%s\",\"name\":\"made-%d\"}".formatted(guild, number), guild));
    }
}
