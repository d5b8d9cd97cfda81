package dev.guildwire.rooms;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The simulator with its seeded people, and what happens to them there.
public final class Discord implements AutoCloseable {

    /// In the first guild only, with a role that the tests make admins of.
    public static final UserId MIRA = UserId.of("158725886017798147");
    /// In both guilds.
    public static final UserId NOOR = UserId.of("759587964379492355");
    /// In the first guild only.
    public static final UserId JUNIPER = UserId.of("406092590811717635");
    /// In the second guild only.
    public static final UserId FELIX = UserId.of("809344192194052099");
    /// In no guild.
    public static final UserId IVO = UserId.of("1162259253294051331");

    public static final GuildId HARBOUR = GuildId.of("1156034721895432192");
    public static final GuildId NIGHT = GuildId.of("1188450129318973450");
    public static final String KEEPER = "1155432249169018895";

    private final Simulator simulator;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Discord(Simulator simulator) {
        this.simulator = simulator;
    }

    public static Discord start() {
        return start(Clock.systemUTC());
    }

    public static Discord start(Clock clock) {
        return start(SimulatorOptions.defaults().withClock(clock));
    }

    public static Discord start(SimulatorOptions options) {
        return new Discord(Simulator.start(options));
    }

    public URI address() {
        return URI.create(simulator.baseUrl());
    }

    /// What a service needs to be this simulator's application.
    public Map<String, String> credentials() {
        var application = simulator.options().application();
        return Map.of(
                "DISCORD_CLIENT_ID", application.clientId(),
                "DISCORD_CLIENT_SECRET", application.clientSecret(),
                "DISCORD_BOT_TOKEN", application.botToken());
    }

    public void join(GuildId guild, UserId user) {
        control("PUT", "/control/guilds/" + guild + "/members/" + user, "{}");
    }

    public void leave(GuildId guild, UserId user) {
        control("DELETE", "/control/guilds/" + guild + "/members/" + user, "");
    }

    public void giveRole(GuildId guild, UserId user, String role) {
        control("PUT", "/control/guilds/" + guild + "/members/" + user + "/roles/" + role, "{}");
    }

    public void takeRole(GuildId guild, UserId user, String role) {
        control("DELETE", "/control/guilds/" + guild + "/members/" + user + "/roles/" + role, "");
    }

    /// A guild as it is now: channels, roles, people with their roles, voice states.
    public JsonNode guild(GuildId guild) {
        return control("GET", "/control/guilds/" + guild, "");
    }

    /// Puts somebody into a voice channel, whatever the channel's rules are.
    public void voice(GuildId guild, UserId user, String channel) {
        control(
                "PUT",
                "/control/guilds/" + guild + "/voice-states/" + user,
                "{\"channelId\":\"" + channel + "\",\"force\":true}");
    }

    /// What was written in a channel, oldest first.
    public List<String> messages(String channel) {
        var newestFirst = asBot("/channels/" + channel + "/messages?limit=100");
        return StreamSupport.stream(newestFirst.spliterator(), false)
                .map(message -> message.path("content").asString())
                .toList()
                .reversed();
    }

    /// The person removes the application in their settings.
    public void deauthorize(UserId user) {
        control("DELETE", "/control/people/" + user + "/grants", "");
    }

    /// Something goes wrong on purpose, until [#heal].
    public void fault(String json) {
        control("POST", "/control/faults", json);
    }

    public void heal() {
        control("DELETE", "/control/faults", "");
    }

    /// What the bot gets from the REST API.
    public JsonNode asBot(String path) {
        return send(request("/api/v10" + path)
                .header("Authorization", "Bot " + credentials().get("DISCORD_BOT_TOKEN")));
    }

    public void deleteChannel(GuildId guild, String channel) {
        control("DELETE", "/control/guilds/" + guild + "/channels/" + channel, "");
    }

    public void deleteRole(GuildId guild, String role) {
        control("DELETE", "/control/guilds/" + guild + "/roles/" + role, "");
    }

    public String makeRole(GuildId guild, String name) {
        return control("POST", "/control/guilds/" + guild + "/roles", "{\"name\":\"" + name + "\"}")
                .path("id")
                .asString();
    }

    public String makeChannel(GuildId guild, String name) {
        return control("POST", "/control/guilds/" + guild + "/channels", "{\"name\":\"" + name + "\"}")
                .path("id")
                .asString();
    }

    /// A new person, in this guild.
    public UserId person(String username, GuildId guild) {
        var person = control("POST", "/control/people", "{\"username\":\"" + username + "\"}");
        var user = UserId.of(person.path("id").asString());
        join(guild, user);
        return user;
    }

    /// As many requests as anybody likes.
    public void limitNothing() {
        control("PUT", "/control/limits", "{\"enabled\":false}");
    }

    /// How many requests a route has had, whatever came of them.
    public long requests(String route) {
        var statuses = control("GET", "/control/requests", "").path("counts").path(route);
        return StreamSupport.stream(statuses.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private JsonNode control(String method, String path, String json) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path));
    }

    private JsonNode send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(request + ": " + answer.statusCode() + " " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        simulator.close();
    }
}
