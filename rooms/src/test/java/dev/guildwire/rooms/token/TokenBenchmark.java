package dev.guildwire.rooms.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.RoomsApplication;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.Stream;
import dev.guildwire.testsupport.FreePorts;
import dev.guildwire.testsupport.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// How many WebSocket tokens one core gives out: the service in a process of its own, with the processor time it took.
/// It is no part of the build and asserts no time; see the README for how to run it.
class TokenBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final int CALLERS = 16;
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final String NO_LIMIT = "10000000";

    private final int port = FreePorts.next();
    private final URI address = URI.create("http://localhost:" + port);

    @Test
    void tokensWhenAskedForAllTheTimePrintTheirRate() throws Exception {
        try (var discord = Discord.start();
                var stream = new Stream();
                var browser = new Browser(address);
                var client = HttpClient.newHttpClient()) {
            var rooms = run(discord);
            try {
                // The service makes the topics when it starts.
                await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> {
                    stream.guilds();
                    return true;
                });
                await().atMost(Duration.ofSeconds(90))
                        .ignoreExceptions()
                        .until(() -> browser.login(Discord.NOOR, "/").statusCode() == 302);
                load(client, request(browser), WARM_UP);
                var before = cpu(rooms);

                var times = load(client, request(browser), MEASURED);

                print(times, cpu(rooms).minus(before));
            } finally {
                rooms.destroy();
                rooms.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    /// Nanoseconds of each request, in order of size.
    private static long[] load(HttpClient client, HttpRequest request, Duration length) throws Exception {
        var end = System.nanoTime() + length.toNanos();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, CALLERS)
                    .mapToObj(_ -> callers.submit(() -> ask(client, request, end)))
                    .toList();
            var times = new ArrayList<Long>();
            for (var caller : asked) {
                times.addAll(caller.get());
            }
            return times.stream().mapToLong(Long::longValue).sorted().toArray();
        }
    }

    private static List<Long> ask(HttpClient client, HttpRequest request, long end)
            throws IOException, InterruptedException {
        var times = new ArrayList<Long>();
        for (var begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            times.add(System.nanoTime() - begun);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        return times;
    }

    private static void print(long[] times, Duration cpu) {
        var perSecond = times.length / (double) MEASURED.toSeconds();
        var cpuMicros = cpu.toNanos() / 1000.0 / times.length;
        IO.println(
                "token requests: %.0f/s, p50 %.1f ms, p99 %.1f ms; %.0f us of processor time each: %.0f/s on one core"
                        .formatted(
                                perSecond, millis(times, 0.5), millis(times, 0.99), cpuMicros, 1_000_000 / cpuMicros));
    }

    private static double millis(long[] sorted, double share) {
        return LongStream.of(sorted)
                        .skip((long) (sorted.length * share))
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private HttpRequest request(Browser browser) {
        var cookie = browser.cookie(LoginSession.DEFAULT_COOKIE).orElseThrow();
        return browser.write("/api/ws-token", "{\"guildId\":\"" + Discord.NIGHT + "\"}")
                .header("Cookie", cookie.getName() + "=" + cookie.getValue())
                .build();
    }

    /// With production's compiler, and on one core where the machine can say so.
    private Process run(Discord discord) throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(TASKSET)) {
            command.addAll(List.of(TASKSET.toString(), "--cpu-list", "0"));
        }
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                RoomsApplication.class.getName()));
        settings(discord).forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Map<String, String> settings(Discord discord) {
        var settings = new HashMap<>(discord.credentials());
        settings.put("SERVER_PORT", Integer.toString(port));
        settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(FreePorts.next()));
        settings.put("BASE_URL", address.toString());
        settings.put("KAFKA_BOOTSTRAP_SERVERS", TestServers.kafka());
        settings.put("REDIS_URL", TestServers.redis());
        settings.put("DISCORD_API_URL", discord.address() + "/api/v10");
        settings.put("DISCORD_WEB_URL", discord.address().toString());
        settings.put("SESSION_SECRET", RoomsServer.SESSION_SECRET);
        settings.put("WS_TOKEN_KEYS", RoomsServer.WS_TOKEN_KEYS);
        settings.put("INVITE_KEYS", RoomsServer.INVITE_KEYS);
        settings.put("guildwire.topics.partitions", "2");
        settings.put("guildwire.limit.token-per-user.requests", NO_LIMIT);
        settings.put("guildwire.limit.token-per-address.requests", NO_LIMIT);
        return settings;
    }
}
