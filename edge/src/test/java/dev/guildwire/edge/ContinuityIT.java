package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.GuildId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The promise of the product, under random connects, drops, resumes on another edge, and edges that are killed: a
/// client sees every event of its guild, once, in order, and none of another's.
class ContinuityIT {

    private static final int GUILDS = 3;
    private static final int CLIENTS = 12;

    /// A failure says its seed; setting it brings the same choices again.
    private static final long SEED = Long.getLong("continuity.seed", System.nanoTime());

    private final List<EdgeProcess> edges = new CopyOnWriteArrayList<>();
    private final Map<GuildId, Integer> written = new ConcurrentHashMap<>();
    private volatile boolean enough;
    private volatile boolean writing = true;

    @BeforeEach
    void start() {
        edges.add(EdgeProcess.launch());
        edges.add(EdgeProcess.launch());
        edges.forEach(EdgeProcess::awaitReady);
    }

    @AfterEach
    void stop() {
        edges.forEach(EdgeProcess::close);
    }

    @Test
    void clientsWhenTheirConnectionsAndEdgesDieAtRandomMissNothingAndSeeNothingTwice() {
        var guilds = Stream.generate(TestEvents::anyGuild).limit(GUILDS).toList();
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> new Client(guilds.get(i % GUILDS), new Random(SEED + i)))
                .toList();
        clients.forEach(Client::enter);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stays = new ArrayList<Future<?>>();
            clients.forEach(client -> stays.add(threads.submit(client::stay)));
            var writer = threads.submit(() -> write(guilds, new Random(SEED)));

            killAndReplace(0);
            killAndReplace(1);
            enough = true;
            try {
                Awaiting.the(writer);
            } finally {
                writing = false;
            }
            stays.forEach(Awaiting::the);
        }

        assertThat(clients).as("seed " + SEED).allSatisfy(client -> {
            assertThat(client.faults).isEmpty();
            assertThat(client.next).isEqualTo(written.getOrDefault(client.guild, 0));
            assertThat(client.connections).isGreaterThan(5);
        });
        assertThat(written.values()).allMatch(count -> count > 100);
    }

    private void killAndReplace(int index) {
        var before = total();
        Awaiting.until(() -> total() > before + 200, () -> "nothing is written");
        edges.get(index).kill();
        edges.set(index, EdgeProcess.start());
    }

    private int total() {
        return written.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void write(List<GuildId> guilds, Random random) {
        try (var events = new TestEvents()) {
            while (!enough) {
                var guild = guilds.get(random.nextInt(guilds.size()));
                var n = written.getOrDefault(guild, 0);
                events.toGuild(guild, "voice.joined", "{\"guildId\":\"" + guild + "\",\"n\":" + n + "}");
                written.put(guild, n + 1);
            }
        }
    }

    private final class Client {

        private final GuildId guild;
        private final Random random;
        private final List<String> faults = new ArrayList<>();
        private @Nullable TestBrowser browser;
        private String last = "";
        private int read;
        private int next;
        private int connections;

        Client(GuildId guild, Random random) {
            this.guild = guild;
            this.random = random;
        }

        /// The first visit, before anything is written.
        void enter() {
            var entered = TestBrowser.connect(anyEdge()).authenticate(token());
            last = entered.awaitAck().path("id").asString();
            browser = entered;
            connections = 1;
        }

        void stay() {
            while (faults.isEmpty() && (writing || next < written.getOrDefault(guild, 0))) {
                LockSupport.parkNanos(1_000_000L * random.nextInt(1, 60));
                var current = browser;
                if (current != null) {
                    readOn(current);
                }
                if (current == null || current.hasEnded() || random.nextInt(8) == 0) {
                    moveOn(current);
                }
            }
            if (browser != null) {
                browser.close();
            }
        }

        private void moveOn(@Nullable TestBrowser from) {
            if (from != null) {
                from.close();
            }
            read = 0;
            browser = TestBrowser.tryConnect(anyEdge()).orElse(null);
            if (browser != null) {
                browser.authenticate(token(), last);
                connections++;
            }
        }

        private void readOn(TestBrowser from) {
            var messages = from.messages();
            for (var message : messages.subList(read, messages.size())) {
                read++;
                switch (message.path("type").asString()) {
                    case "ack" -> checkResumed(message);
                    case "event" -> checkEvent(message);
                    default -> faults.add(message.toString());
                }
            }
        }

        private void checkResumed(JsonNode ack) {
            if (ack.has("resumed") && !ack.path("resumed").asBoolean()) {
                faults.add("not resumed from " + last);
            }
        }

        private void checkEvent(JsonNode event) {
            var payload = event.path("payload");
            if (!payload.path("guildId").asString().equals(guild.toString())
                    || payload.path("n").asInt() != next) {
                faults.add("expected " + next + " of " + guild + ", got " + event);
            }
            next++;
            last = event.path("id").asString();
        }

        private URI anyEdge() {
            return edges.get(random.nextInt(edges.size())).uri();
        }

        private String token() {
            return TestTokens.of(TestEvents.anyUser(), guild);
        }
    }
}
