package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Logout, lost membership and bans end connections on every edge, and their tokens open no others.
class RevocationIT {

    private static final TestBrowser.End EXPIRED = new TestBrowser.End(4401, "Session expired");

    private static TestEdge one;
    private static TestEdge other;
    private static TestEvents events;

    @BeforeAll
    static void start() {
        one = TestEdge.start();
        other = TestEdge.start();
        events = new TestEvents();
    }

    @AfterAll
    static void stop() {
        events.close();
        other.close();
        one.close();
    }

    @Test
    void sessionWhenRevokedEndsItsConnectionsEverywhereAndNoOthers() {
        var user = TestEvents.anyUser();
        var guild = TestEvents.anyGuild();
        var token = TestTokens.of(user, guild, "ended");
        try (var here = one.connect();
                var there = other.connect();
                var secondLogin = one.connect()) {
            here.authenticate(token).awaitAck();
            there.authenticate(token).awaitAck();
            secondLogin.authenticate(TestTokens.of(user, guild, "goes-on")).awaitAck();

            revoke(user, "session.revoked", "{\"userId\":\"" + user + "\",\"sid\":\"ended\"}");

            assertThat(here.awaitEnd()).isEqualTo(EXPIRED);
            assertThat(there.awaitEnd()).isEqualTo(EXPIRED);
            assertThat(here.ofType("error").getLast().path("error").asString()).isEqualTo("Session expired");
            events.toGuild(guild, "voice.joined", "{\"n\":1}");
            secondLogin.await("event", 1);
        }
    }

    @Test
    void tokenWhenItsSessionWasRevokedOpensNoConnection() {
        var user = TestEvents.anyUser();
        var token = TestTokens.of(user, TestEvents.anyGuild(), "ended");
        try (var before = one.connect()) {
            before.authenticate(token).awaitAck();
            revoke(user, "session.revoked", "{\"userId\":\"" + user + "\",\"sid\":\"ended\"}");
            before.awaitEnd();
        }

        try (var again = one.connect()) {
            assertThat(again.authenticate(token).awaitEnd()).isEqualTo(EXPIRED);
        }
    }

    @Test
    void tokenWhenRevokedBeforeTheEdgeStartedOpensNoConnection() {
        var user = TestEvents.anyUser();
        var token = TestTokens.of(user, TestEvents.anyGuild(), "ended");
        revoke(user, "session.revoked", "{\"userId\":\"" + user + "\",\"sid\":\"ended\"}");

        try (var late = TestEdge.start();
                var browser = late.connect()) {
            assertThat(browser.authenticate(token).awaitEnd()).isEqualTo(EXPIRED);
        }
    }

    @Test
    void userWhenRevokedLosesEveryConnection() {
        var user = TestEvents.anyUser();
        try (var here = one.connect();
                var there = other.connect()) {
            here.authenticate(TestTokens.of(user, TestEvents.anyGuild())).awaitAck();
            there.authenticate(TestTokens.of(user, TestEvents.anyGuild())).awaitAck();

            revoke(user, "user.revoked", "{\"userId\":\"" + user + "\"}");

            assertThat(here.awaitEnd()).isEqualTo(EXPIRED);
            assertThat(there.awaitEnd()).isEqualTo(EXPIRED);
        }
    }

    @Test
    void membershipWhenLostEndsConnectionsOfThatGuildOnly() {
        var user = TestEvents.anyUser();
        var left = TestEvents.anyGuild();
        var kept = TestEvents.anyGuild();
        try (var ofLeft = one.connect();
                var ofKept = one.connect()) {
            ofLeft.authenticate(TestTokens.of(user, left)).awaitAck();
            ofKept.authenticate(TestTokens.of(user, kept)).awaitAck();

            revoke(user, "membership.lost", lost(user, left));

            assertThat(ofLeft.awaitEnd()).isEqualTo(EXPIRED);
            events.toGuild(kept, "voice.joined", "{\"n\":1}");
            ofKept.await("event", 1);
        }
    }

    @Test
    void revocationWhenBrokenIsPassedOver() {
        var user = TestEvents.anyUser();
        try (var browser = one.connect()) {
            browser.authenticate(TestTokens.of(user, TestEvents.anyGuild())).awaitAck();

            revoke(user, "session.revoked", "{not json");
            revoke(user, "session.revoked", "[]");
            revoke(user, "invite.received", "{\"n\":1}");

            browser.await("event", 1);
        }
    }

    private static String lost(UserId user, GuildId guild) {
        return "{\"userId\":\"" + user + "\",\"guildId\":\"" + guild + "\"}";
    }

    private static void revoke(UserId user, String name, String payload) {
        events.toUser(user, name, payload);
    }
}
