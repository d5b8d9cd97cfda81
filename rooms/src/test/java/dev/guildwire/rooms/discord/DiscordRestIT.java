package dev.guildwire.rooms.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.rooms.discord.DiscordResult.Refused;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every call of [DiscordRest] as the simulator takes it, which refuses what Discord would.
class DiscordRestIT {

    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
    private final SimulatedGuild guild = new SimulatedGuild(simulator, 1);
    private final Instance instance = Instance.start(
            Instance.namespace(),
            simulator.apiUrl(),
            Map.of("bot-token", simulator.options().application().botToken()));
    private final DiscordRest rest = instance.rest();
    private int asked;

    @AfterEach
    void close() throws InterruptedException {
        instance.close();
        simulator.close();
    }

    @Test
    void channelWhenCreatedEditedAndDeletedIsAsAskedFor() {
        var overwrite = PermissionOverwrite.ofEveryone(guild.id(), 0, 1 << 20);

        var created = json(rest.createVoiceChannel(
                terms().because("a room"), new NewVoiceChannel("room", 4, null, List.of(overwrite))));
        var id = ChannelId.of(created.get("id").asString());
        var edited = json(rest.editChannel(terms(), id, new ChannelEdit("closed", 1, null, null)));
        var read = json(rest.channel(terms(), id));
        var deleted = json(rest.deleteChannel(terms(), id));

        assertThat(created.get("type").asInt()).isEqualTo(2);
        assertThat(created.get("user_limit").asInt()).isEqualTo(4);
        assertThat(created.at("/permission_overwrites/0/deny").asString()).isEqualTo("1048576");
        assertThat(edited.get("name").asString()).isEqualTo("closed");
        assertThat(read).isEqualTo(edited);
        assertThat(deleted.get("id")).isEqualTo(created.get("id"));
        assertThat(result(rest.channel(terms(), id))).isEqualTo(new Refused(404, 10003, "Unknown Channel"));
        assertThat(guild.control("GET", "/requests", "").toString()).contains("a room");
    }

    @Test
    void roleWhenCreatedGivenTakenAndDeletedIsThereAndGone() {
        var created = json(rest.createRole(terms(), new NewRole("room", 0, false)));
        var role = RoleId.of(created.get("id").asString());

        assertThat(result(rest.addRole(terms(), guild.member(), role))).isEqualTo(new Success(204, ""));
        var with = json(rest.member(terms(), guild.member()));
        assertThat(result(rest.removeRole(terms(), guild.member(), role))).isEqualTo(new Success(204, ""));
        var without = json(rest.member(terms(), guild.member()));
        assertThat(result(rest.deleteRole(terms(), role))).isEqualTo(new Success(204, ""));
        var roles = json(rest.guild(terms())).get("roles");

        assertThat(created.get("permissions").asString()).isEqualTo("0");
        assertThat(with.get("roles").toString()).contains(role.toString());
        assertThat(without.get("roles").toString()).doesNotContain(role.toString());
        assertThat(roles.toString()).doesNotContain(role.toString());
    }

    @Test
    void memberWhenMovedAndDisconnectedIsThereAndGone() {
        var channels = guild.control("GET", "/guilds/" + guild.id(), "").get("channels");
        var voice = channels.valueStream()
                .filter(channel -> channel.get("type").asString().equals("voice"))
                .map(channel -> ChannelId.of(channel.get("id").asString()))
                .toList();
        guild.control(
                "PUT",
                "/guilds/" + guild.id() + "/voice-states/" + guild.member(),
                "{\"channelId\":\"" + voice.getFirst() + "\"}");

        result(rest.moveMember(terms(), guild.member(), voice.get(1)));
        var moved = voiceStates();
        result(rest.disconnectMember(terms(), guild.member()));

        assertThat(moved).contains(voice.get(1).toString());
        assertThat(voiceStates()).isEqualTo("[]");
    }

    @Test
    void messageWhenSentAgainAfterACrashIsNotShownTwice() {
        var channel = ChannelId.of(guild.control("GET", "/guilds/" + guild.id(), "")
                .at("/channels/1/id")
                .asString());
        var first = json(rest.sendMessage(Terms.of("once", guild.id()), channel, Map.of("content", "hello")));
        try (var other = anotherQueue()) {

            var second =
                    json(other.rest().sendMessage(Terms.of("once", guild.id()), channel, Map.of("content", "hello")));

            assertThat(second.get("id")).isEqualTo(first.get("id"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A queue that knows nothing of what was sent before.
    private Instance anotherQueue() {
        return Instance.start(
                Instance.namespace(),
                simulator.apiUrl(),
                Map.of("bot-token", simulator.options().application().botToken()));
    }

    private String voiceStates() {
        return guild.control("GET", "/guilds/" + guild.id(), "")
                .get("voiceStates")
                .toString();
    }

    private Terms terms() {
        asked++;
        return Terms.of("request-" + asked, guild.id());
    }

    private static JsonNode json(CompletionStage<DiscordResult> stage) {
        return switch (result(stage)) {
            case Success success -> JsonMapper.shared().readTree(success.body());
            case DiscordResult other -> throw new AssertionError(other.toString());
        };
    }

    private static DiscordResult result(CompletionStage<DiscordResult> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
