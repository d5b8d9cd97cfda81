package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Ten thousand clients that send nonsense, after which the edge serves as before and holds nothing of theirs.
class FuzzIT {

    private static final int CLIENTS = 10_000;
    private static final int AT_ONCE = 8;

    /// A failure says its seed; setting it brings the same nonsense again.
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    private static TestEdge edge;

    @BeforeAll
    static void start() {
        edge = TestEdge.start(
                "guildwire.connection.new-per-second=100000",
                "guildwire.connection.max-unauthenticated=100000",
                "guildwire.connection.max-message=2KB");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void edgeWhenThousandsSendNonsenseServesAsBeforeAndKeepsNothing() {
        var guild = TestEvents.anyGuild();
        try (var events = new TestEvents();
                var witness = edge.connect()) {
            witness.authenticate(TestTokens.of(TestEvents.anyUser(), guild)).awaitAck();
            var filesBefore = openFiles();

            try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
                IntStream.range(0, AT_ONCE)
                        .mapToObj(lane -> threads.submit(() -> beNonsensical(new Random(SEED + lane))))
                        .toList()
                        .forEach(Awaiting::patiently);
            }

            assertThat(handshakes()).isGreaterThan(CLIENTS / 2.0);
            events.toGuild(guild, "voice.joined", "{\"n\":1}");
            witness.await("event", 1);
            assertThat(witness.ofType("error")).as("seed " + SEED).isEmpty();
            Awaiting.until(
                    () -> edge.connections().open() == 1,
                    () -> edge.connections().open() + " connections are left");
            Awaiting.until(
                    () -> openFiles() <= filesBefore + AT_ONCE, () -> openFiles() - filesBefore + " files are left");
        }
    }

    private static double handshakes() {
        return edge.bean(MeterRegistry.class).get("edge.handshakes").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void beNonsensical(Random random) {
        for (var i = 0; i < CLIENTS / AT_ONCE; i++) {
            try (var client = RawClient.connect(edge.port())) {
                if (random.nextInt(3) == 0) {
                    client.send(handshake(random));
                } else if (client.handshake("/api/ws") == 101) {
                    frames(random).forEach(client::send);
                }
            } catch (UncheckedIOException _) {
                // The edge has closed already, as it may.
            }
        }
    }

    private static byte[] handshake(Random random) {
        var key = List.of("dGhlIHNhbXBsZSBub25jZQ==", "", "x", "=".repeat(300)).get(random.nextInt(4));
        var head = "GET /api/ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
                + key + "\r\nSec-WebSocket-Version: " + random.nextInt(20) + "\r\n\r\n";
        var bytes = head.getBytes(StandardCharsets.US_ASCII);
        for (var changes = random.nextInt(5); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(10) == 0 ? noise(random) : bytes;
    }

    private static List<byte[]> frames(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> List.of(noise(random));
            case 1 -> List.of(RawClient.frame(random.nextInt(256), noise(random)));
            case 2 -> List.of(new byte[] {(byte) 0x81, (byte) random.nextInt(128)}, noise(random));
            case 3 -> List.of(boundless(random));
            case 4 ->
                List.of(RawClient.frame(0x01, noise(random)), RawClient.frame(random.nextInt(256), noise(random)));
            case 5 -> List.of(RawClient.frame(0x81, noise(random)));
            default -> List.of(RawClient.frame(0x81, almostJson(random)));
        };
    }

    /// A frame that says it is longer than anything.
    private static byte[] boundless(Random random) {
        return ByteBuffer.allocate(14)
                .put((byte) 0x81)
                .put((byte) 0xff)
                .putLong(random.nextLong())
                .putInt(random.nextInt())
                .array();
    }

    private static byte[] almostJson(Random random) {
        var text = "{\"v\":1,\"type\":\"auth\",\"token\":\"a.b.c\",\"last\":[\"0-0-0\"],\"ts\":1}"
                .repeat(1 + random.nextInt(2));
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(32, 127);
        return bytes;
    }

    private static byte[] noise(Random random) {
        var bytes = new byte[random.nextInt(1, 400)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static long openFiles() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
    }
}
