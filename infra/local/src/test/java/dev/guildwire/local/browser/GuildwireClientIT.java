package dev.guildwire.local.browser;

import static dev.guildwire.local.browser.ScriptedEdge.GUILD;
import static dev.guildwire.local.browser.ScriptedEdge.TS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.local.browser.ScriptedEdge.Connection;
import dev.guildwire.local.browser.Site.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What guildwire.js does while the connection holds.
class GuildwireClientIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Site site;
    private ScriptedEdge edge;
    private ClientDriver client;

    @BeforeEach
    void open() {
        var context = CHROMIUM.context();
        site = new Site(context)
                .answering("POST /api/ws-token", token("first", 15), token("second", 29))
                .answering("GET /api/guilds/" + GUILD + "/voice", snapshot("e-0-10"));
        var page = context.newPage();
        edge = new ScriptedEdge(page);
        client = new ClientDriver(page);
    }

    @Test
    void connectWhenStartedShowsSnapshotAndResumesFromItsPosition() {
        // when
        client.start();

        // then
        var auth = edge.connection(0).message(0);
        assertThat(auth.get("v").asInt()).isEqualTo(1);
        assertThat(auth.get("type").asString()).isEqualTo("auth");
        assertThat(auth.get("token").asString()).isEqualTo("first");
        assertThat(auth.get("last").asString()).isEqualTo("e-0-10");
        assertThat(site.lastRequestTo("POST /api/ws-token").postData())
                .isEqualTo("{\"guildId\":\"%s\"}".formatted(GUILD));
        assertThat(client.voice()).containsExactly("Lounge: Ada", "Games:");
        assertThat(client.texts("guildwire.states")).containsExactly("connecting");
    }

    @Test
    void stateWhenNothingWasMissedIsLiveAtOnce() {
        // given
        client.start();

        // when
        edge.connection(0).welcome("e-0-10");

        // then
        client.awaitState("live");
        assertThat(client.texts("guildwire.states")).containsExactly("connecting", "catching-up", "live");
    }

    @Test
    void stateWhenEventsWereMissedIsLiveAfterTheLastOfThem() {
        // given
        client.start();
        var connection = edge.connection(0).welcome("e-0-12");

        // when
        connection.joined("e-0-11", "Ben", "2");
        client.awaitEvents(1);

        // then
        assertThat(client.state()).isEqualTo("catching-up");
        connection.left("e-0-12", "Ben");
        client.awaitState("live");
        assertThat(client.events("e.replayed")).containsExactly("true", "true");
    }

    @Test
    void stateWhenOthersCausedTheDistanceIsLiveAfterAShortQuiet() {
        // given
        client.start();
        edge.connection(0).welcome("e-0-99");
        client.awaitState("catching-up");

        // when
        client.advance(Duration.ofMillis(250));

        // then
        assertThat(client.state()).isEqualTo("live");
    }

    @Test
    void eventsWhenRepeatedComeOnceAndInOrder() {
        // given
        var connection = live();

        // when
        connection.joined("e-0-11", "Ben", "2").joined("e-0-12", "Cy", "2");
        connection.joined("e-0-11", "Ben", "2").left("e-0-12", "Cy").left("e-0-13", "Cy");
        client.awaitEvents(3);

        // then
        assertThat(client.events("e.id")).containsExactly("e-0-11", "e-0-12", "e-0-13");
        assertThat(client.voice()).containsExactly("Lounge: Ada", "Games: Ben");
    }

    @Test
    void voiceWhenSomebodyMovesShowsThemInOnePlace() {
        // given
        var connection = live();

        // when
        connection.left("e-0-11", "Ada").joined("e-0-12", "Ada", "2").joined("e-0-13", "Ada", "1");
        client.awaitEvents(3);

        // then
        assertThat(client.voice()).containsExactly("Lounge: Ada", "Games:");
    }

    @Test
    void voiceWhenAChannelIsNewerThanTheSnapshotLearnsItsName() {
        // given
        var connection = live();
        site.answering("GET /api/guilds/" + GUILD + "/voice", Answer.json("""
                {"guildId":"%s","position":"e-0-11","channels":[
                 {"id":"3","name":"New","members":[]},{"id":"1","name":"Lounge","members":[]}]}""".formatted(GUILD)));

        // when
        connection.joined("e-0-11", "Ben", "3");
        client.awaitEvents(1);
        client.advance(Duration.ofMillis(250));

        // then
        client.awaitTrue("guildwire.client.voice.channels[0].name === 'New'");
        assertThat(client.voice()).containsExactly("New: Ben", "Lounge: Ada");
    }

    @Test
    void messagesToOneUserComeAsEventsAndAreResumedInTheirOwnStream() {
        // given
        var connection = live();
        client.call("guildwire.client.on('greeting', ({ payload }) => document.title = payload.text)");

        // when
        connection
                .event("u-3-7", "greeting", "{\"text\":\"hello\"}")
                .event("u-3-7", "greeting", "{\"text\":\"again\"}");
        client.awaitEvents(1);
        connection.close(1006, "");

        // then
        assertThat(client.text("document.title")).isEqualTo("hello");
        client.advance(Duration.ofSeconds(1));
        var last = edge.connection(1).message(0).get("last");
        assertThat(last.valueStream().map(it -> it.asString())).containsExactly("e-0-10", "u-3-7");
    }

    @Test
    void gapWhenDiscordWasAwayIsToldByName() {
        // given
        var connection = live();
        client.call("guildwire.client.on('stream.gap', ({ payload }) => document.title = payload.to - payload.from)");

        // when
        connection.event("e-0-11", "stream.gap", "{\"guildId\":\"%s\",\"from\":1000,\"to\":4000}".formatted(GUILD));
        client.awaitEvents(1);

        // then
        assertThat(client.text("document.title")).isEqualTo("3000");
    }

    @Test
    void framesWhenBrokenOrUnknownAreIgnored() {
        // given
        var connection = live();

        // when
        connection
                .send("{")
                .send("null")
                .send("[]")
                .send("{\"type\":\"party\"}")
                .joined("e-0-11", "Ben", "2");
        client.awaitEvents(1);

        // then
        assertThat(client.state()).isEqualTo("live");
        assertThat(client.events("e.name")).containsExactly("voice.joined");
    }

    @Test
    void listenersWhenOneThrowsAllOthersStillHear() {
        // given
        var connection = live();
        client.call("guildwire.client.on('voice.joined', () => { throw new Error('mine') })");
        client.call("guildwire.client.on('voice.joined', () => document.title = 'heard')");

        // when
        connection.joined("e-0-11", "Ben", "2").joined("e-0-12", "Cy", "2");
        client.awaitEvents(2);

        // then
        assertThat(client.text("document.title")).isEqualTo("heard");
        assertThat(client.state()).isEqualTo("live");
    }

    @Test
    void latencyIsMeasuredByTheServersClockOverLiveEventsOnly() {
        // given: the answer to auth takes 20 ms, so the server's clock stood at TS 10 ms ago
        client.start();
        var connection = edge.connection(0);
        client.advance(Duration.ofMillis(20));
        connection.welcome("e-0-11");
        client.awaitState("catching-up");

        // when: an event missed, then live ones that took 2, 4 and 30 ms
        connection.event("e-0-11", "note", "{}", TS - 60_000);
        client.awaitEvents(1);
        for (var latency : List.of(2, 4, 30)) {
            connection.event("e-0-" + (10 + latency), "note", "{}", TS + 10 - latency);
        }
        client.awaitEvents(4);

        // then
        assertThat(client.events("e.latency")).containsExactly("undefined", "2", "4", "30");
        assertThat(client.text("JSON.stringify(guildwire.client.latency)"))
                .isEqualTo("{\"last\":30,\"p50\":4,\"p95\":30,\"uncertainty\":10,\"count\":3,\"recent\":[2,4,30]}");
    }

    @Test
    void tokenBeforeItEndsIsReplacedOnTheSameConnection() {
        // given: a token of 10 s is replaced after 8 s, less a random tenth of which the die says half
        site.answering("POST /api/ws-token", lasting("first", Duration.ofSeconds(10)), token("second", 15));
        var connection = live();
        client.advance(Duration.ofMillis(7_599));
        assertThat(site.requestsTo("POST /api/ws-token")).isEqualTo(1);

        // when
        client.advance(Duration.ofMillis(1));

        // then
        var again = connection.message(1);
        assertThat(again.get("token").asString()).isEqualTo("second");
        assertThat(again.has("last")).isFalse();
        assertThat(client.state()).isEqualTo("live");
    }

    @Test
    void tokenOfAQuarterOfAnHourIsReplacedInItsLastMinutes() {
        // when
        live();

        // then: after 14 minutes, less a random tenth of which the die says half
        assertThat(client.text("guildwire.clock.expects(14 * 60_000 * 0.95)")).isEqualTo("true");
    }

    @Test
    void clockIsReadAgainAfterFiveMinutes() {
        // given
        var connection = live().answering();

        // when
        for (var half = 0; half < 10; half++) {
            client.advance(Duration.ofSeconds(30));
            connection.event("e-0-" + (11 + half), "note", "{}");
            client.awaitEvents(half + 1);
        }

        // then
        assertThat(connection.message(1).get("token").asString()).isEqualTo("first");
    }

    @Test
    void silenceIsBrokenByAQuestionAndItsAnswerKeepsTheConnection() {
        // given
        var connection = live();

        // when
        client.advance(Duration.ofSeconds(45));
        assertThat(connection.message(1).get("type").asString()).isEqualTo("auth");
        connection.welcome("e-0-10").event("e-0-11", "note", "{}");
        client.awaitEvents(1);
        client.advance(Duration.ofSeconds(11));

        // then
        assertThat(client.state()).isEqualTo("live");
        assertThat(edge.connections()).isEqualTo(1);
    }

    @Test
    void closeEndsTheConnectionForGood() {
        // given
        var connection = live();

        // when
        client.call("guildwire.client.close()");
        connection.joined("e-0-11", "Ben", "2");
        client.advance(Duration.ofMinutes(1));

        // then
        assertThat(client.state()).isEqualTo("closed");
        assertThat(client.events("e.id")).isEmpty();
        assertThat(edge.connections()).isEqualTo(1);
    }

    private Connection live() {
        client.start();
        var connection = edge.connection(0).welcome("e-0-10");
        client.awaitState("live");
        return connection;
    }

    static Answer token(String token, int minutes) {
        return lasting(token, Duration.ofMinutes(minutes));
    }

    static Answer lasting(String token, Duration time) {
        return Answer.json(
                "{\"token\":\"%s\",\"expiresAt\":%d,\"guildId\":\"%s\"}".formatted(token, TS + time.toMillis(), GUILD));
    }

    static Answer snapshot(String position) {
        return Answer.json("""
                {"guildId":"%s","position":"%s","channels":[
                 {"id":"1","name":"Lounge","members":[{"userId":"Ada","username":"Ada","avatar":null}]},
                 {"id":"2","name":"Games","members":[]}]}""".formatted(GUILD, position));
    }
}
