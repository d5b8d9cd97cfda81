package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The browser-websocket contract, row by row, over real sockets and a real Kafka.
class BrowserProtocolIT {

    private static TestEdge edge;
    private static TestEvents events;

    @BeforeAll
    static void start() {
        edge = TestEdge.start();
        events = new TestEvents();
    }

    @AfterAll
    static void stop() {
        events.close();
        edge.close();
    }

    @Test
    void eventWhenWatchedArrivesInTheEnvelope() {
        var guild = TestEvents.anyGuild();
        try (var browser = edge.connect()) {
            browser.authenticate(TestTokens.of(TestEvents.anyUser(), guild));
            var ack = browser.awaitAck();

            var written = events.toGuild(guild, "voice.joined", "{\"guildId\":\"" + guild + "\",\"n\":1}");

            var event = browser.await("event", 1).getFirst();
            assertThat(ack.path("event").asString()).isEqualTo("auth.ok");
            assertThat(ack.path("guildId").asString()).isEqualTo(guild.toString());
            assertThat(ack.has("resumed")).isFalse();
            assertThat(event.path("v").asInt()).isEqualTo(1);
            assertThat(event.path("event").asString()).isEqualTo("voice.joined");
            assertThat(event.path("payload").path("n").asInt()).isEqualTo(1);
            assertThat(event.path("ts").isIntegralNumber()).isTrue();
            assertThat(event.path("id").asString()).endsWith("-" + written.partition() + "-" + written.offset());
        }
    }

    @Test
    void eventWhenOfAnotherGuildDoesNotArrive() {
        var guild = TestEvents.anyGuild();
        var other = TestEvents.anyGuild();
        try (var browser = edge.connect()) {
            browser.authenticate(TestTokens.of(TestEvents.anyUser(), guild)).awaitAck();

            events.toGuild(other, "voice.joined", "{\"n\":1}");
            events.toGuild(guild, "voice.joined", "{\"n\":2}");

            assertThat(browser.await("event", 1))
                    .extracting(event -> event.path("payload").path("n").asInt())
                    .containsExactly(2);
        }
    }

    @Test
    void authenticationWhenTokenIsNoneClosesWith4401() {
        try (var browser = edge.connect()) {
            browser.authenticate("nonsense");

            assertThat(browser.awaitEnd()).isEqualTo(new TestBrowser.End(4401, "Invalid token"));
            assertThat(browser.ofType("error"))
                    .extracting(error -> error.path("error").asString())
                    .containsExactly("Invalid token");
        }
    }

    @Test
    void authenticationWhenNoneComesClosesWith4001() {
        try (var browser = edge.connect()) {
            assertThat(browser.awaitEnd()).isEqualTo(new TestBrowser.End(4001, "Authentication timeout"));
        }
    }

    @Test
    void resumeWhenLastIsRecentBringsWhatWasMissed() {
        var guild = TestEvents.anyGuild();
        var token = TestTokens.of(TestEvents.anyUser(), guild);
        String last;
        try (var browser = edge.connect()) {
            browser.authenticate(token).awaitAck();
            events.toGuild(guild, "voice.joined", "{\"n\":1}");
            last = browser.await("event", 1).getFirst().path("id").asString();
        }
        events.toGuild(guild, "voice.joined", "{\"n\":2}");
        events.toGuild(guild, "voice.joined", "{\"n\":3}");

        try (var browser = edge.connect()) {
            browser.authenticate(token, last);

            assertThat(browser.awaitAck().path("resumed").asBoolean()).isTrue();
            assertThat(browser.await("event", 2))
                    .extracting(event -> event.path("payload").path("n").asInt())
                    .containsExactly(2, 3);
        }
    }
}
