package dev.guildwire.local.browser;

import static dev.guildwire.local.browser.Scene.TOKENS;
import static dev.guildwire.local.browser.Scene.VOICE;
import static dev.guildwire.local.browser.ScriptedEdge.GUILD;
import static dev.guildwire.local.browser.ScriptedEdge.TS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.local.browser.Site.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What guildwire.js tells while the connection holds.
class ClientEventsIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.in(CHROMIUM);
    }

    @Test
    void connectWhenStartedShowsSnapshotAndResumesFromItsPosition() {
        // when
        scene.client().start();

        // then
        var auth = scene.edge().connection(0).message(0);
        assertThat(auth.get("v").asInt()).isEqualTo(1);
        assertThat(auth.get("type").asString()).isEqualTo("auth");
        assertThat(auth.get("token").asString()).isEqualTo("first");
        assertThat(auth.get("last").asString()).isEqualTo("e-0-10");
        assertThat(scene.site().lastRequestTo(TOKENS).postData()).isEqualTo("{\"guildId\":\"%s\"}".formatted(GUILD));
        assertThat(scene.client().voice()).containsExactly("Lounge: Ada", "Games:");
        assertThat(scene.client().texts("guildwire.states")).containsExactly("connecting");
    }

    @Test
    void stateWhenNothingWasMissedIsLiveAtOnce() {
        // given
        scene.client().start();

        // when
        scene.edge().connection(0).welcome("e-0-10");

        // then
        scene.client().awaitState("live");
        assertThat(scene.client().texts("guildwire.states")).containsExactly("connecting", "catching-up", "live");
    }

    @Test
    void stateWhenEventsWereMissedIsLiveAfterTheLastOfThem() {
        // given
        scene.client().start();
        var connection = scene.edge().connection(0).welcome("e-0-12");

        // when
        connection.joined("e-0-11", "Ben", "2");
        scene.client().awaitEvents(1);

        // then
        assertThat(scene.client().state()).isEqualTo("catching-up");
        connection.left("e-0-12", "Ben");
        scene.client().awaitState("live");
        assertThat(scene.client().events("e.replayed")).containsExactly("true", "true");
    }

    @Test
    void stateWhenOthersCausedTheDistanceIsLiveAfterAShortQuiet() {
        // given
        scene.client().start();
        scene.edge().connection(0).welcome("e-0-99");
        scene.client().awaitState("catching-up");

        // when
        scene.client().advance(Duration.ofMillis(250));

        // then
        assertThat(scene.client().state()).isEqualTo("live");
    }

    @Test
    void eventsWhenRepeatedComeOnceAndInOrder() {
        // given
        var connection = scene.live();

        // when
        connection.joined("e-0-11", "Ben", "2").joined("e-0-12", "Cy", "2");
        connection.joined("e-0-11", "Ben", "2").left("e-0-12", "Cy").left("e-0-13", "Cy");
        scene.client().awaitEvents(3);

        // then
        assertThat(scene.client().events("e.id")).containsExactly("e-0-11", "e-0-12", "e-0-13");
        assertThat(scene.client().voice()).containsExactly("Lounge: Ada", "Games: Ben");
    }

    @Test
    void voiceWhenSomebodyMovesShowsThemInOnePlace() {
        // given
        var connection = scene.live();

        // when
        connection.left("e-0-11", "Ada").joined("e-0-12", "Ada", "2").joined("e-0-13", "Ada", "1");
        scene.client().awaitEvents(3);

        // then
        assertThat(scene.client().voice()).containsExactly("Lounge: Ada", "Games:");
    }

    @Test
    void voiceWhenAChannelIsNewerThanTheSnapshotLearnsItsName() {
        // given
        var connection = scene.live();
        scene.site().answering(VOICE, Answer.json("""
                {"guildId":"%s","position":"e-0-11","channels":[
                 {"id":"3","name":"New","members":[]},{"id":"1","name":"Lounge","members":[]}]}""".formatted(GUILD)));

        // when
        connection.joined("e-0-11", "Ben", "3");
        scene.client().awaitEvents(1);
        scene.client().advance(Duration.ofMillis(250));

        // then
        scene.client().awaitTrue("guildwire.client.voice.channels[0].name === 'New'");
        assertThat(scene.client().voice()).containsExactly("New: Ben", "Lounge: Ada");
    }

    @Test
    void messagesToOneUserComeAsEventsAndAreResumedInTheirOwnStream() {
        // given
        var connection = scene.live();
        scene.client().call("guildwire.client.on('greeting', ({ payload }) => document.title = payload.text)");

        // when
        connection
                .event("u-3-7", "greeting", "{\"text\":\"hello\"}")
                .event("u-3-7", "greeting", "{\"text\":\"again\"}");
        scene.client().awaitEvents(1);
        connection.close(1006, "");

        // then
        assertThat(scene.client().text("document.title")).isEqualTo("hello");
        scene.client().advance(Duration.ofSeconds(1));
        var last = scene.edge().connection(1).message(0).get("last");
        assertThat(last.valueStream().map(it -> it.asString())).containsExactly("e-0-10", "u-3-7");
    }

    @Test
    void messagesToOneUserMissedBeforeTheFirstCameAreResumedFromWhereTheirStreamBegan() {
        // given
        scene.client().start();
        var connection = scene.edge().connection(0).welcome("e-0-10", "u-3-7");
        scene.client().awaitState("live");

        // when
        connection.close(1006, "");
        scene.client().awaitState("waiting");
        scene.client().advance(Duration.ofSeconds(1));

        // then
        var last = scene.edge().connection(1).message(0).get("last");
        assertThat(last.valueStream().map(it -> it.asString())).containsExactly("e-0-10", "u-3-7");
        scene.edge().connection(1).welcome("e-0-10", "u-3-8").event("u-3-8", "greeting", "{}");
        scene.client().awaitState("live");
        assertThat(scene.client().events("e.replayed")).containsExactly("true");
    }

    @Test
    void gapWhenDiscordWasAwayIsToldByName() {
        // given
        var connection = scene.live();
        scene.client()
                .call("guildwire.client.on('stream.gap', ({ payload }) => document.title = payload.to - payload.from)");

        // when
        connection.event("e-0-11", "stream.gap", "{\"guildId\":\"%s\",\"from\":1000,\"to\":4000}".formatted(GUILD));
        scene.client().awaitEvents(1);

        // then
        assertThat(scene.client().text("document.title")).isEqualTo("3000");
    }

    @Test
    void framesWhenBrokenOrUnknownAreIgnored() {
        // given
        var connection = scene.live();

        // when
        connection
                .send("{")
                .send("null")
                .send("[]")
                .send("{\"type\":\"party\"}")
                .joined("e-0-11", "Ben", "2");
        scene.client().awaitEvents(1);

        // then
        assertThat(scene.client().state()).isEqualTo("live");
        assertThat(scene.client().events("e.name")).containsExactly("voice.joined");
    }

    @Test
    void listenersWhenOneThrowsAllOthersStillHear() {
        // given
        var connection = scene.live();
        scene.client().call("guildwire.client.on('voice.joined', () => { throw new Error('mine') })");
        scene.client().call("guildwire.client.on('voice.joined', () => document.title = 'heard')");

        // when
        connection.joined("e-0-11", "Ben", "2").joined("e-0-12", "Cy", "2");
        scene.client().awaitEvents(2);

        // then
        assertThat(scene.client().text("document.title")).isEqualTo("heard");
        assertThat(scene.client().state()).isEqualTo("live");
    }

    @Test
    void latencyIsMeasuredByTheServersClockOverLiveEventsOnly() {
        // given: the answer to auth takes 20 ms, so the server's clock stood at TS 10 ms ago
        scene.client().start();
        var connection = scene.edge().connection(0);
        scene.client().advance(Duration.ofMillis(20));
        connection.welcome("e-0-11");
        scene.client().awaitState("catching-up");

        // when: an event missed, then live ones that took 2, 4 and 30 ms
        connection.event("e-0-11", "note", "{}", TS - 60_000);
        scene.client().awaitEvents(1);
        for (var latency : List.of(2, 4, 30)) {
            connection.event("e-0-" + (10 + latency), "note", "{}", TS + 10 - latency);
        }
        scene.client().awaitEvents(4);

        // then
        assertThat(scene.client().events("e.latency")).containsExactly("undefined", "2", "4", "30");
        assertThat(scene.client().text("JSON.stringify(guildwire.client.latency)"))
                .isEqualTo("{\"last\":30,\"p50\":4,\"p95\":30,\"uncertainty\":10,\"count\":3,\"recent\":[2,4,30]}");
    }
}
