package dev.guildwire.load.installation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The simulated Discord, by its control API: who there is to log in, and the traffic.
public final class Discord implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NAME = "load-";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    public Discord(URI address) {
        this.address = address;
    }

    /// The ids of all guilds, the first being the one that is watched.
    public List<String> guilds() {
        var guilds = get("/control/guilds")
                .valueStream()
                .map(guild -> guild.path("id").asString())
                .toList();
        if (guilds.size() < 2) {
            throw new TargetException("The simulator at " + address + " has fewer than two guilds.");
        }
        return guilds;
    }

    /// Who may administer: the person who was seeded first in the first guild, as in the local stack.
    public String firstPerson() {
        return get("/control/guilds").path(0).path("people").path(0).path("id").asString();
    }

    /// As many people of ours in a guild; those of an earlier test are taken again.
    ///
    /// @return their ids
    public List<String> people(String guildId, int count) {
        var known = new HashMap<String, String>();
        get("/control/people")
                .forEach(person -> known.put(
                        person.path("username").asString(), person.path("id").asString()));
        var ids = new ArrayList<String>();
        IntStream.range(0, count).forEach(number -> {
            var name = NAME + number;
            var id = known.computeIfAbsent(name, this::create);
            send("PUT", "/control/guilds/" + guildId + "/members/" + id, "");
            ids.add(id);
        });
        return List.copyOf(ids);
    }

    private String create(String name) {
        return send("POST", "/control/people", JSON.writeValueAsString(Map.of("username", name, "displayName", name)))
                .path("id")
                .asString();
    }

    /// Begins synthetic joins and leaves.
    ///
    /// @return the run's id
    public String start(Traffic traffic) {
        var body = Map.of(
                "guildId", traffic.guildId(),
                "perSecond", traffic.perSecond(),
                "seconds", traffic.seconds(),
                "people", traffic.people());
        return send("POST", "/control/traffic", JSON.writeValueAsString(body))
                .path("id")
                .asString();
    }

    private JsonNode get(String path) {
        return send("GET", path, "");
    }

    private JsonNode send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new TargetException("The simulator answers " + method + " " + path + " with "
                        + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new TargetException("The simulator at " + address + " does not answer: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
