package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How long a token keeps a connection open, and what a new one does. An edge goes round its connections every so
/// often, so an end comes a little late.
class TokenLifeIT {

    private static TestEdge edge;
    private static TestEvents events;

    @BeforeAll
    static void start() {
        edge = TestEdge.start("guildwire.auth.grace=2s", "guildwire.connection.ping-interval=1s");
        events = new TestEvents();
    }

    @AfterAll
    static void stop() {
        events.close();
        edge.close();
    }

    private static String endingSoon(UserId user, GuildId guild) {
        return TestTokens.with(
                user,
                guild,
                "sid",
                token -> token.expiration(Date.from(Instant.now().plusSeconds(2))));
    }

    @Test
    void connectionWhenItsTokenRanOutEndsAfterTheGrace() {
        try (var browser = edge.connect()) {
            browser.authenticate(endingSoon(TestEvents.anyUser(), TestEvents.anyGuild()))
                    .awaitAck();

            assertThat(browser.awaitEnd()).isEqualTo(new TestBrowser.End(4401, "Session expired"));
            assertThat(browser.ofType("error"))
                    .extracting(error -> error.path("error").asString())
                    .containsExactly("Session expired");
        }
    }

    @Test
    void connectionWhenProlongedOutlivesItsFirstToken() {
        var user = TestEvents.anyUser();
        var guild = TestEvents.anyGuild();
        try (var prolonged = edge.connect();
                var other = edge.connect()) {
            prolonged.authenticate(endingSoon(user, guild)).awaitAck();
            prolonged.authenticate(TestTokens.of(user, guild)).await("ack", 2);
            other.authenticate(endingSoon(user, guild)).awaitAck();

            other.awaitEnd();
            events.toGuild(guild, "voice.joined", "{\"n\":1}");

            prolonged.await("event", 1);
            assertThat(prolonged.hasEnded()).isFalse();
        }
    }

    @Test
    void connectionWhenProlongedBySomebodyElseOrForAnotherGuildEnds() {
        var user = TestEvents.anyUser();
        var guild = TestEvents.anyGuild();
        for (var token :
                new String[] {TestTokens.of(TestEvents.anyUser(), guild), TestTokens.of(user, TestEvents.anyGuild())}) {
            try (var browser = edge.connect()) {
                browser.authenticate(TestTokens.of(user, guild)).awaitAck();

                browser.authenticate(token);

                assertThat(browser.awaitEnd()).isEqualTo(new TestBrowser.End(4401, "Invalid token"));
            }
        }
    }

    @Test
    void tokenWhenItHasRunOutOpensNoConnection() {
        var old = TestTokens.with(
                TestEvents.anyUser(),
                TestEvents.anyGuild(),
                "sid",
                token -> token.expiration(Date.from(Instant.now().minusSeconds(120))));
        try (var browser = edge.connect()) {
            browser.authenticate(old);

            assertThat(browser.awaitEnd()).isEqualTo(new TestBrowser.End(4401, "Invalid token"));
        }
    }
}
