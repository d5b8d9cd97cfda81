package dev.guildwire.load.login;

import dev.guildwire.load.fanout.process.Edge;
import dev.guildwire.load.fanout.process.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// Some who ask rooms all the time, each time as the next person and from that person's own address, so that the
/// limits for people and addresses are at work and refuse nobody.
final class Callers implements AutoCloseable {

    private static final int AT_ONCE = 16;
    private static final int OK = 200;
    private static final int DIGITS = 3;
    private static final int OCTET = 256;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger next = new AtomicInteger();
    private final Server rooms;
    private final People people;

    /// What is asked for.
    enum Wish {
        /// The cheapest answer that a login is needed for.
        SESSION("/api/session", ""),
        TOKEN("/api/ws-token", "{\"guildId\":\"" + People.GUILD + "\"}");

        private final String path;
        private final String body;

        Wish(String path, String body) {
            this.path = path;
            this.body = body;
        }

        String path() {
            return path;
        }
    }

    /// @param micros of each answer
    /// @param cpu    of rooms
    record Round(Histogram micros, Duration length, Duration cpu) {

        double perSecond() {
            return micros.getTotalCount() * 1e9 / length.toNanos();
        }

        double cpuMicros() {
            return cpu.toNanos() / 1e3 / micros.getTotalCount();
        }
    }

    Callers(Server rooms, People people) {
        this.rooms = rooms;
        this.people = people;
    }

    Round ask(Wish wish, Duration length) throws InterruptedException, ExecutionException {
        var cpu = rooms.usage().cpu();
        var end = System.nanoTime() + length.toNanos();
        var micros = new Histogram(DIGITS);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> callers.submit(() -> askUntil(end, wish)))
                    .toList();
            for (Future<Histogram> caller : asked) {
                micros.add(caller.get());
            }
        }
        return new Round(micros, length, rooms.usage().cpu().minus(cpu));
    }

    private Histogram askUntil(long end, Wish wish) throws IOException, InterruptedException {
        var micros = new Histogram(DIGITS);
        for (var begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
            var answer = http.send(request(wish), BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException(wish + ": " + answer.statusCode() + " " + answer.body());
            }
            micros.recordValue((System.nanoTime() - begun) / 1000);
        }
        return micros;
    }

    private HttpRequest request(Wish wish) {
        var person = Math.floorMod(next.getAndIncrement(), people.users().size());
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + rooms.address().getPort() + wish.path))
                .header("Cookie", people.cookie(person))
                .header("X-Forwarded-For", "10.9." + person / OCTET + "." + person % OCTET);
        return wish.body.isEmpty()
                ? request.build()
                : request.header("Content-Type", "application/json")
                        .header("Origin", Edge.ORIGIN)
                        .POST(BodyPublishers.ofString(wish.body))
                        .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
