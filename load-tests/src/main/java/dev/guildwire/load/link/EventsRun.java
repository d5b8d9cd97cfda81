package dev.guildwire.load.link;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.fanout.publisher.Published;
import dev.guildwire.load.fanout.publisher.Publisher;
import dev.guildwire.load.fanout.report.Goal;
import dev.guildwire.testsupport.FreePorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/// 10 000 dispatches a second from Kafka through one ingest to five backends.
final class EventsRun {

    private static final String NAME = "10 000 events/s to 5 backends";
    private static final int PER_SECOND = 10_000;
    private static final int BACKENDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(30);
    private static final double MOST_SECONDS_BEHIND = 1;
    private static final int GIVE_UP_SECONDS = 120;
    private static final List<GuildId> GUILDS = LongStream.range(1, 41)
            .mapToObj(i -> new GuildId(1_100_000_000_000_000_000L + i))
            .toList();

    private EventsRun() {}

    static Finding run(Path out) throws Exception {
        try (var services = Services.start(out);
                var http = HttpClient.newHttpClient();
                AutoCloseable _ = http::shutdownNow) { // links that are open would keep it waiting
            int port = FreePorts.next();
            services.ingest(services.simulator(true), port);
            var backends = connect(http, port);
            try (var publisher = Publisher.to(services.broker().kafka(), Topic.DISCORD_DISPATCH.wire())) {
                publish(publisher, backends, WARM_UP);
                backends.forEach(LinkBackend::forget);
                long begin = System.nanoTime();
                var published = publish(publisher, backends, MEASURED);
                double seconds = (System.nanoTime() - begin) / 1e9;
                return finding(backends, published, seconds);
            }
        }
    }

    private static List<LinkBackend> connect(HttpClient http, int port) throws InterruptedException {
        var backends = new ArrayList<LinkBackend>();
        for (int i = 0; i < BACKENDS; i++) {
            backends.add(connect(http, URI.create("ws://127.0.0.1:" + port + "/link?events=voice.joined")));
        }
        return backends;
    }

    /// Comes again while it is refused, as backends do: a new ingest has the topic made first.
    private static LinkBackend connect(HttpClient http, URI link) throws InterruptedException {
        long end = System.nanoTime() + CONNECT_WITHIN.toNanos();
        while (true) {
            try {
                var backend = new LinkBackend();
                http.newWebSocketBuilder()
                        .header("Authorization", "Bearer " + Services.LINK_TOKEN)
                        .buildAsync(link, backend)
                        .join();
                return backend;
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof WebSocketHandshakeException) || System.nanoTime() > end) {
                    throw e;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /// Returns once all backends have seen the last event of each guild.
    private static Published publish(Publisher publisher, List<LinkBackend> backends, Duration duration)
            throws Exception {
        var published = publisher
                .start(new Load(GUILDS, PER_SECOND, duration, Load.ORDINARY_BYTES))
                .get();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GIVE_UP_SECONDS);
        while (!backends.stream().allMatch(backend -> backend.hasSeen(published.last()))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("events did not arrive");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return published;
    }

    private static Finding finding(List<LinkBackend> backends, Published published, double seconds) {
        var micros = new Histogram(3);
        backends.forEach(backend -> micros.add(backend.micros()));
        long disorder = backends.stream().mapToLong(LinkBackend::disorder).sum();
        double behind = seconds - MEASURED.toMillis() / 1e3;
        return new Finding(
                List.of(
                        new Goal(NAME, "time behind at the end", behind, MOST_SECONDS_BEHIND, "s"),
                        new Goal(NAME, "events missed, repeated or out of order", disorder, 0, "")),
                List.of(String.format(
                        Locale.ROOT,
                        "%d deliveries, %.0f/s; latency p50 %.1f ms, p99 %.1f ms; the publisher was late by %.1f ms at"
                                + " most, Kafka refused %d",
                        micros.getTotalCount(),
                        micros.getTotalCount() / seconds,
                        micros.getValueAtPercentile(50) / 1e3,
                        micros.getValueAtPercentile(99) / 1e3,
                        published.worstLag().toNanos() / 1e6,
                        published.failed())));
    }
}
