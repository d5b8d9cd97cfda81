package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/// What an edge's Prometheus endpoint said at one moment.
record Figures(List<String> lines) {

    private static final String PATH = "/actuator/prometheus";

    static Figures of(TestEdge edge) {
        var answer = ask(edge.managementPort());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Figures(answer.body().lines().toList());
    }

    static HttpResponse<String> ask(int port) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The sum of a metric's samples that have all the tags, each `name="value"`.
    ///
    /// @throws AssertionError when there is none
    double sum(String metric, String... tags) {
        var samples = samples(metric, tags).toList();
        assertThat(samples).as(metric + List.of(tags)).isNotEmpty();
        return samples.stream().mapToDouble(Figures::value).sum();
    }

    long count(String metric, String... tags) {
        return samples(metric, tags).count();
    }

    private Stream<String> samples(String metric, String... tags) {
        return lines.stream()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> Stream.of(tags).allMatch(line::contains));
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
