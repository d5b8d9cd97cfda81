package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A client that does not read is closed alone and costs nobody anything.
class BackpressureIT {

    private static final int EVENTS = 3000;
    private static final String FILLING = "x".repeat(3000);

    private static TestEdge edge;
    private static TestEvents events;

    @BeforeAll
    static void start() {
        // The slow one reads its farewell only when the quick one has everything.
        edge = TestEdge.start("guildwire.connection.close-timeout=1m");
        events = new TestEvents();
    }

    @AfterAll
    static void stop() {
        events.close();
        edge.close();
    }

    @Test
    void fanOutWhenOneConnectionIsSlowClosesOnlyThatOneWith1008() {
        var guild = TestEvents.anyGuild();
        try (var slow = RawClient.open(edge.port());
                var quick = edge.connect()) {
            slow.sendText(
                    "{\"v\":1,\"type\":\"auth\",\"token\":\"" + TestTokens.of(TestEvents.anyUser(), guild) + "\"}");
            slow.readUntil("auth.ok");
            quick.authenticate(TestTokens.of(TestEvents.anyUser(), guild)).awaitAck();

            var writing = Thread.ofVirtual()
                    .start(() -> IntStream.range(0, EVENTS)
                            .forEach(n -> events.toGuild(
                                    guild, "voice.joined", "{\"n\":" + n + ",\"x\":\"" + FILLING + "\"}")));
            Awaiting.until(() -> edge.connections().pendingBytes().sum() > 500_000, () -> "nothing is pending");

            assertThat(TwoEdgesIT.numbers(quick.await("event", EVENTS)))
                    .isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
            Awaiting.until(() -> edge.connections().pendingBytes().sum() < 200_000, () -> "frames are still queued");
            assertThat(slow.readUntilClose()).isEqualTo(1008);
            Awaiting.until(() -> !writing.isAlive(), () -> "still writing");
        }
        Awaiting.until(() -> edge.connections().open() == 0, () -> "connections are left");
        assertThat(edge.connections().pendingBytes().sum()).isZero();
    }
}
