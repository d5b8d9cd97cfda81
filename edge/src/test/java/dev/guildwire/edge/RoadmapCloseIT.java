package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.edge.roadmap.RoadmapStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Heartbeats, and the ends of sessions, of those who look at the board.
class RoadmapCloseIT {

    private static final TestBrowser.End EXPIRED = new TestBrowser.End(4401, "Session expired");

    private static TestEdge edge;
    private static TestLogins logins;
    private static TestEvents events;

    private final UserId user = TestEvents.anyUser();

    @BeforeAll
    static void start() {
        edge = TestEdge.start(
                "guildwire.roadmap.ping-interval=500ms",
                "guildwire.roadmap.pong-timeout=3s",
                "guildwire.roadmap.messages=10000",
                "guildwire.roadmap.login-check=1s");
        logins = new TestLogins();
        events = new TestEvents();
        Awaiting.until(() -> logins.handshake(edge.port()) == 101, () -> "the edge has no Redis");
    }

    @AfterAll
    static void stop() {
        events.close();
        logins.close();
        edge.close();
    }

    private static TestBrowser look(String cookie) {
        var browser = TestBrowser.connect(edge.roadmap("?since=x"), cookie).answerPings();
        browser.await("READY", 1);
        return browser;
    }

    private static String lastError(TestBrowser browser) {
        return browser.ofType("ERROR").getLast().path("code").asString();
    }

    @Test
    void clientWhenItAnswersPingsStays() {
        try (var browser = look(logins.begin(user, false))) {
            browser.await("PING", 10);

            assertThat(browser.hasEnded()).isFalse();
        }
    }

    @Test
    void clientWhenItAnswersNoPingIsClosedWith1008ThoughItSendsPongFrames() {
        try (var client = RawClient.connect(edge.port())) {
            assertThat(client.handshake("/api/roadmap/ws", "Cookie: " + logins.begin(user, false)))
                    .isEqualTo(101);

            var frame = client.read();
            while (frame.opcode() == 1) {
                assertThat(frame.text()).isEqualTo("{\"type\":\"PING\"}");
                client.send(RawClient.frame(0x8a, new byte[0]));
                frame = client.read();
            }

            assertThat(frame.opcode()).isEqualTo(8);
            assertThat(frame.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void connectionWhenItsSessionIsRevokedClosesWith4401AndOthersStay() {
        var cookie = logins.begin(user, false);
        try (var ended = look(cookie);
                var sameUser = look(logins.begin(user, false));
                var somebody = look(logins.begin(TestEvents.anyUser(), false))) {
            events.toUser(
                    user,
                    "session.revoked",
                    "{\"userId\":\"" + user + "\",\"sid\":\"" + TestLogins.sid(cookie) + "\"}");

            assertThat(ended.awaitEnd()).isEqualTo(EXPIRED);
            assertThat(lastError(ended)).isEqualTo("SESSION_EXPIRED");
            assertThat(sameUser.hasEnded()).isFalse();
            assertThat(somebody.hasEnded()).isFalse();
        }
    }

    @Test
    void connectionsWhenTheUserLoggedOutEverywhereCloseWith4401() {
        try (var one = look(logins.begin(user, false));
                var other = look(logins.begin(user, false))) {
            events.toUser(user, "user.revoked", "{\"userId\":\"" + user + "\"}");

            assertThat(one.awaitEnd()).isEqualTo(EXPIRED);
            assertThat(other.awaitEnd()).isEqualTo(EXPIRED);
        }
    }

    @Test
    void connectionWhenItsSessionIsGoneFromRedisClosesAtTheNextLookUp() {
        var cookie = logins.begin(user, false);
        try (var browser = look(cookie)) {
            logins.end(cookie);

            assertThat(browser.awaitEnd()).isEqualTo(EXPIRED);
            assertThat(lastError(browser)).isEqualTo("SESSION_EXPIRED");
        }
    }

    @Test
    void viewerWhenMadeAnAdminIsToldToTakeASnapshotAndSeesWhatAdminsSeeAndWhenNoneAnyMoreDoesNot() {
        var cookie = logins.begin(user, false);
        try (var browser = look(cookie);
                var board = new TestBoard()) {
            logins.write(cookie, user, true);
            assertThat(browser.await("READY", 2).getLast().path("resumed").asBoolean(true))
                    .isFalse();
            board.create(TestBoard.anyFeature());
            browser.await("FEATURE_CREATED", 1);

            logins.write(cookie, user, false);

            var after = TestBoard.anyFeature();
            Awaiting.until(
                    () -> {
                        var seen = browser.ofType("FEATURE_CREATED").size();
                        board.create(TestBoard.anyFeature());
                        board.edit(after, "{\"title\":\"" + board.create(after) + "\"}");
                        var edits = browser.ofType("FEATURE_UPDATE").size();
                        Awaiting.until(() -> browser.ofType("FEATURE_UPDATE").size() > edits, () -> "no edit came");
                        return browser.ofType("FEATURE_CREATED").size() == seen;
                    },
                    () -> "the admin's messages do not stop");
            assertThat(browser.ofType("READY")).hasSize(2);
        }
    }

    @Test
    void viewersWhenTheTopicBeginsAnewAreClosedWithAServerErrorBecauseTheyMayHaveMissedSomething() {
        try (var own = TestEdge.start()) {
            Awaiting.until(() -> logins.handshake(own.port()) == 101, () -> "the edge has no Redis");
            try (var browser = TestBrowser.connect(own.roadmap("?since=x"), logins.begin(user, false))) {
                browser.await("READY", 1);

                own.bean(RoadmapStream.class).begin();

                assertThat(browser.awaitEnd().code()).isEqualTo(1011);
                assertThat(lastError(browser)).isEqualTo("SERVER_ERROR");
            }
        }
    }
}
