package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What happens when an edge is told to stop.
class DrainIT {

    private static List<TestBrowser> connect(EdgeProcess edge, int count) {
        var guild = TestEvents.anyGuild();
        var browsers = new ArrayList<TestBrowser>();
        for (var i = 0; i < count; i++) {
            browsers.add(TestBrowser.connect(edge.uri()).authenticate(TestTokens.of(TestEvents.anyUser(), guild)));
        }
        browsers.forEach(TestBrowser::awaitAck);
        return browsers;
    }

    private static int handshake(EdgeProcess edge) {
        try (var late = RawClient.connect(edge.port())) {
            return late.handshake("/api/ws");
        }
    }

    @Test
    void edgeWhenTerminatedIsNotReadyThenSaysFarewellInBatchesAndExits() {
        try (var edge = EdgeProcess.start(
                "guildwire.drain.notice=1500ms",
                "guildwire.drain.window=2s",
                "guildwire.drain.per-second=1",
                "guildwire.drain.last-words=2s")) {
            var browsers = connect(edge, 40);

            edge.terminate();

            Awaiting.until(() -> edge.readiness() == 503, () -> "still ready");
            assertThat(edge.liveness()).isEqualTo(200);
            assertThat(browsers).noneMatch(TestBrowser::hasEnded);
            Awaiting.until(() -> handshake(edge) == 503, () -> "still lets people in");
            var first = browsers.stream().map(TestBrowser::awaitEnd).toList();
            assertThat(first).allSatisfy(end -> {
                assertThat(end.code()).isEqualTo(1001);
                assertThat(end.reason()).matches("retry after \\d{1,4} ms");
            });
            assertThat(first.stream().map(TestBrowser.End::reason).distinct().count())
                    .isGreaterThan(5);
            var ends = browsers.stream().mapToLong(TestBrowser::endedAtMillis).summaryStatistics();
            assertThat(ends.getMax() - ends.getMin()).isGreaterThan(500);
            assertThat(edge.awaitExit()).isZero();
        }
    }

    @Test
    void edgeWhenTerminatedSaysFarewellToThoseWhoLookAtTheRoadmap() {
        try (var edge = EdgeProcess.start();
                var logins = new TestLogins()) {
            Awaiting.until(() -> logins.handshake(edge.port()) == 101, () -> "the edge has no Redis");
            var cookie = logins.begin(TestEvents.anyUser(), false);
            try (var browser = TestBrowser.connect(edge.roadmap(), cookie)) {
                edge.terminate();

                assertThat(browser.awaitEnd().code()).isEqualTo(1001);
                assertThat(browser.awaitEnd().reason()).matches("retry after \\d{1,4} ms");
                assertThat(edge.awaitExit()).isZero();
            }
        }
    }

    @Test
    void edgeWhenTerminatedTwiceEndsAtOnce() {
        try (var edge = EdgeProcess.start("guildwire.drain.notice=10m")) {
            var browser = connect(edge, 1).getFirst();
            edge.terminate();
            Awaiting.until(() -> edge.readiness() == 503, () -> "still ready");

            edge.terminate();

            assertThat(edge.awaitExit()).isEqualTo(143);
            assertThat(browser.ofType("ack")).hasSize(1);
        }
    }

    @Test
    void edgesWhenReplacedOneAfterTheOtherLoseNoEventOfAResumingClient() {
        var guild = TestEvents.anyGuild();
        var token = TestTokens.of(TestEvents.anyUser(), guild);
        var numbers = new ArrayList<Integer>();
        try (var events = new TestEvents();
                var old = EdgeProcess.launch();
                var replacement = EdgeProcess.launch()) {
            old.awaitReady();
            replacement.awaitReady();
            var writing = Thread.ofVirtual()
                    .start(() -> IntStream.range(0, 2000)
                            .forEach(n -> events.toGuild(guild, "voice.joined", "{\"n\":" + n + "}")));
            var before = TestBrowser.connect(old.uri());
            var first = before.authenticate(token).awaitAck().path("id").asString();
            before.await("event", 1);

            old.terminate();

            assertThat(before.awaitEnd().code()).isEqualTo(1001);
            numbers.addAll(TwoEdgesIT.numbers(before.events()));
            var last = before.events().isEmpty()
                    ? first
                    : before.events().getLast().path("id").asString();
            try (var after = TestBrowser.connect(replacement.uri())) {
                assertThat(after.authenticate(token, last)
                                .awaitAck()
                                .path("resumed")
                                .asBoolean())
                        .isTrue();
                Awaiting.until(() -> !writing.isAlive(), () -> "still writing");
                var left = 1999 - numbers.getLast();
                numbers.addAll(TwoEdgesIT.numbers(after.await("event", left)));
            }
        }
        assertThat(numbers)
                .isEqualTo(
                        IntStream.rangeClosed(numbers.getFirst(), 1999).boxed().toList());
    }
}
