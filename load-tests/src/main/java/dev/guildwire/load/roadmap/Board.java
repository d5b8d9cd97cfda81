package dev.guildwire.load.roadmap;

import dev.guildwire.load.fanout.process.Edge;
import dev.guildwire.load.login.People;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The board over rooms' HTTP API. Safe for any thread.
final class Board {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "/api/roadmap/features";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final InetSocketAddress rooms;
    private final People people;

    Board(InetSocketAddress rooms, People people) {
        this.rooms = rooms;
        this.people = people;
    }

    /// Makes features.
    ///
    /// @return their ids
    List<String> create(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> post("", 0, "{\"title\":\"Feature " + number + "\"}"))
                .map(request -> body(
                                http.sendAsync(request, BodyHandlers.ofString()).join(), CREATED)
                        .path("id")
                        .asString())
                .toList();
    }

    /// Casts a vote.
    ///
    /// @return the feature's count with it, by the answer
    CompletableFuture<Integer> vote(String feature, int person) {
        return http.sendAsync(post("/" + feature + "/vote", person, ""), BodyHandlers.ofString())
                .thenApply(answer -> body(answer, OK).path("voteCount").asInt());
    }

    /// The number that a page names to an edge.
    long version() {
        return read().path("version").asLong();
    }

    /// Counts by feature, as they are in Redis.
    Map<String, Integer> counts() {
        return StreamSupport.stream(read().path("features").spliterator(), false)
                .collect(Collectors.toMap(
                        feature -> feature.path("id").asString(),
                        feature -> feature.path("voteCount").asInt()));
    }

    private JsonNode read() {
        return body(
                http.sendAsync(request("", 0).build(), BodyHandlers.ofString()).join(), OK);
    }

    private HttpRequest post(String path, int person, String json) {
        return request(path, person)
                .header("Content-Type", "application/json")
                .header("Origin", Edge.ORIGIN)
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    private HttpRequest.Builder request(String path, int person) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rooms.getPort() + PATH + path))
                .header("Cookie", people.cookie(person));
    }

    private static JsonNode body(HttpResponse<String> answer, int expected) {
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.request() + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
