package dev.guildwire.rooms.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.link.CommandName;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.Stream;
import dev.guildwire.rooms.guild.GuildDirectory;
import dev.guildwire.testsupport.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Commands as they come from ingest, carried out on the simulator and answered.
class CommandsIT {

    private static final String GENERAL = "1155429057517584386";
    private static final String LIGHTHOUSE = "1155429775662120965";
    private static final String PIER = "1155430098929713158";

    private static Discord discord;
    private static RoomsServer rooms;
    private static CommandStream commands;

    /// Names of the commands that a test has sent.
    private final Set<String> sent = new HashSet<>();

    @BeforeAll
    static void start() {
        discord = Discord.start();
        rooms = RoomsServer.start(discord);
        commands = new CommandStream(TestServers.kafka());
    }

    @AfterEach
    void heal() {
        discord.heal();
    }

    @AfterAll
    static void stop() {
        commands.close();
        rooms.close();
        discord.close();
    }

    @Test
    void eachCommandWhenCarriedOutChangesDiscordAndAnswersAsTheContractShows() {
        var guild = Discord.HARBOUR;
        var member = "{\"guild_id\":\"" + guild + "\",\"user_id\":\"" + Discord.MIRA + "\"";
        discord.voice(guild, Discord.MIRA, LIGHTHOUSE);

        var message = ask("send_message", "{\"channel_id\":\"" + GENERAL + "\",\"content\":\"Hello from backend!\"}");
        var channel = ask("create_voice_channel", "{\"guild_id\":\"" + guild + "\",\"name\":\"den\",\"user_limit\":4}");
        var channelId = channel.path("channel_id").asString();
        var edited = ask("edit_channel", "{\"channel_id\":\"" + channelId + "\",\"user_limit\":2}");
        var limit = channel(channelId).path("userLimit").asInt();
        var deleted = ask("delete_channel", "{\"channel_id\":\"" + channelId + "\"}");
        var role = ask("create_role", "{\"guild_id\":\"" + guild + "\",\"name\":\"guests\"}");
        var roleField = ",\"role_id\":\"" + role.path("role_id").asString() + "\"}";
        var added = ask("add_role", member + roleField);
        var with = ask("get_member", member + "}");
        var removed = ask("remove_role", member + roleField);
        var without = ask("get_member", member + "}");
        var gone = ask("delete_role", "{\"guild_id\":\"" + guild + "\"" + roleField);
        var moved = ask("move_member", member + ",\"channel_id\":\"" + PIER + "\"}");
        var there = discord.guild(guild).path("voiceStates").toString();
        var disconnected = ask("disconnect_member", member + "}");
        var read = ask("get_guild", "{\"guild_id\":\"" + guild + "\"}");

        assertThat(message.toString()).matches("\\{\"success\":true,\"message_id\":\"\\d+\"}");
        assertThat(channel.toString()).matches("\\{\"success\":true,\"channel_id\":\"\\d+\"}");
        assertThat(role.toString()).matches("\\{\"success\":true,\"role_id\":\"\\d+\"}");
        assertThat(List.of(edited, deleted, added, removed, gone, moved, disconnected))
                .allSatisfy(done -> assertThat(done.toString()).isEqualTo("{\"success\":true}"));
        assertThat(limit).isEqualTo(2);
        assertThat(channel(channelId).isMissingNode()).isTrue();
        assertThat(with.at("/member/roles").toString())
                .contains(role.path("role_id").asString());
        assertThat(without.at("/member/roles").toString())
                .doesNotContain(role.path("role_id").asString());
        assertThat(there).contains(PIER);
        assertThat(discord.guild(guild).path("voiceStates").toString()).doesNotContain(Discord.MIRA.toString());
        assertThat(read.at("/guild/name").asString()).isEqualTo("Harbour Lights");
        assertThat(sent)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CommandName.values())
                        .map(CommandName::wire)
                        .toList());
    }

    @Test
    void commandWhenRepeatedGetsTheFirstResultAndIsDoneOnce() {
        var id = requestId();
        var payload = "{\"channel_id\":\"" + GENERAL + "\",\"content\":\"once " + id + "\"}";
        commands.send(id, "send_message", payload);
        var first = commands.result(id);

        commands.send(id, "send_message", payload);
        await().until(() -> commands.results(id).size() == 2);

        assertThat(commands.results(id)).containsExactly(first, first);
        assertThat(discord.messages(GENERAL))
                .filteredOn(text -> text.contains(id))
                .hasSize(1);
    }

    @Test
    void commandWhenItsRequestIdWasAnotherCommandsIsDoneNevertheless() {
        var id = requestId();
        commands.send(id, "get_guild", "{\"guild_id\":\"" + Discord.HARBOUR + "\"}");
        commands.result(id);

        commands.send(id, "send_message", "{\"channel_id\":\"" + GENERAL + "\",\"content\":\"also " + id + "\"}");
        await().until(() -> commands.results(id).size() == 2);

        assertThat(discord.messages(GENERAL))
                .filteredOn(text -> text.contains(id))
                .hasSize(1);
    }

    @Test
    void commandWhenTheBotMayNotIsTheContractsError() {
        discord.fault("{\"type\":\"answer\",\"route\":\"POST /channels/{channel_id}/messages\",\"status\":403}");
        var id = requestId();

        commands.send(id, "send_message", "{\"channel_id\":\"" + GENERAL + "\",\"content\":\"no\"}");

        assertThat(commands.result(id).toString())
                .isEqualTo("{\"requestId\":\"" + id + "\",\"code\":\"MISSING_PERMISSIONS\","
                        + "\"message\":\"Failed to send message: Missing permissions\"}");
    }

    @Test
    void commandWhenDiscordKnowsNoSuchThingIsNotFound() {
        assertThat(failure("delete_channel", "{\"channel_id\":\"1\"}"))
                .isEqualTo("NOT_FOUND Failed to delete channel: Unknown Channel");
    }

    @Test
    void commandWhenItIsNoneOrIncompleteIsRefused() {
        assertThat(failure("fly", "{}")).isEqualTo("UNKNOWN_COMMAND No such command");
        assertThat(failure("send_message", "{\"channel_id\":\"x\"}"))
                .isEqualTo("INVALID_PAYLOAD Failed to send message: the payload does not fit");
    }

    @Test
    void commandWhenABrokenOneIsBeforeItIsDoneNevertheless() {
        var id = requestId();
        commands.send(Discord.HARBOUR.toString(), "nonsense".getBytes(UTF_8));
        commands.send(Discord.HARBOUR.toString(), "null".getBytes(UTF_8));
        commands.send(Discord.HARBOUR.toString(), "{}".getBytes(UTF_8));

        commands.send(id, "get_guild", "{\"guild_id\":\"" + Discord.HARBOUR + "\"}");

        assertThat(commands.result(id).path("data").path("success").asBoolean()).isTrue();
    }

    @Test
    void commandWhenNobodyWaitsAnyMoreIsNeitherDoneNorAnswered() {
        var late = requestId();
        var after = requestId();
        var payload = "{\"channel_id\":\"" + GENERAL + "\",\"content\":\"" + late + "\"}";
        commands.send(late, "send_message", payload, Duration.ofSeconds(-1));

        commands.send(after, "send_message", payload.replace(late, after));
        commands.result(after);

        await().until(() -> registry().counter("guildwire.commands.nobody").count() >= 1);
        assertThat(commands.results(late)).isEmpty();
        assertThat(discord.messages(GENERAL).toString()).contains(after).doesNotContain(late);
    }

    @Test
    void commandsWhenAllAreAnsweredAreNotReadAgain() {
        ask("get_guild", "{\"guild_id\":\"" + Discord.HARBOUR + "\"}");

        await().until(() -> registry().get("guildwire.commands.open").gauge().value() == 0);
    }

    @Test
    void channelWhenItsGuildIsKnownTakesThatGuildsTurns() {
        var directory = rooms.bean(GuildDirectory.class);
        try (var stream = new Stream()) {
            stream.guild(Discord.NIGHT, "Night Shift", Map.of("77", "one", "78", "two"), List.of());
            await().until(() -> directory.guildOf(ChannelId.of("78")).isPresent());

            stream.guild(Discord.NIGHT, "Night Shift", Map.of("77", "one"), List.of());
            await().until(() -> directory.guildOf(ChannelId.of("78")).isEmpty());
        }

        assertThat(directory.guildOf(ChannelId.of("77"))).contains(Discord.NIGHT);
    }

    private JsonNode ask(String command, String payload) {
        sent.add(command);
        var id = requestId();
        commands.send(id, command, payload);
        var result = commands.result(id);
        assertThat(result.has("data")).as("%s", result).isTrue();
        return result.path("data");
    }

    private static String failure(String command, String payload) {
        var id = requestId();
        commands.send(id, command, payload);
        var result = commands.result(id);
        return result.path("code").asString() + " " + result.path("message").asString();
    }

    private static JsonNode channel(String id) {
        return discord.guild(Discord.HARBOUR)
                .path("channels")
                .valueStream()
                .filter(channel -> channel.path("id").asString().equals(id))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private static String requestId() {
        return "req " + UUID.randomUUID();
    }

    private static MeterRegistry registry() {
        return rooms.bean(MeterRegistry.class);
    }
}
