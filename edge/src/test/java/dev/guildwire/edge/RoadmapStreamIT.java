package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people who look at the board are told, through Kafka.
class RoadmapStreamIT {

    private static final JsonMapper JSON = new JsonMapper();

    private static TestEdge edge;
    private static TestLogins logins;
    private static TestBoard board;

    private final String feature = TestBoard.anyFeature();
    private final UserId voter = TestEvents.anyUser();

    @BeforeAll
    static void start() {
        edge = TestEdge.start();
        logins = new TestLogins();
        board = new TestBoard();
        Awaiting.until(() -> logins.handshake(edge.port()) == 101, () -> "the edge has no Redis");
    }

    @AfterAll
    static void stop() {
        board.close();
        logins.close();
        edge.close();
    }

    private static TestBrowser look(UserId user) {
        return look(user, false);
    }

    /// Somebody who is sure to be told of every change from now on.
    private static TestBrowser look(UserId user, boolean admin) {
        var browser = since(edge, user, admin, Long.toString(TestBoard.version()));
        assertThat(ready(browser).path("resumed").asBoolean()).isTrue();
        return browser;
    }

    private static TestBrowser since(TestEdge edge, UserId user, boolean admin, String version) {
        return TestBrowser.connect(edge.roadmap("?since=" + version), logins.begin(user, admin));
    }

    private static JsonNode ready(TestBrowser browser) {
        return browser.await("READY", 1).getLast();
    }

    private static List<JsonNode> about(String feature, TestBrowser browser, String type) {
        return browser.ofType(type).stream()
                .filter(message -> feature.equals(message.path("featureId").asString())
                        || feature.equals(message.path("feature").path("id").asString()))
                .toList();
    }

    private JsonNode await(TestBrowser browser, String type) {
        Awaiting.until(() -> !about(feature, browser, type).isEmpty(), () -> "no " + type);
        return about(feature, browser, type).getLast();
    }

    /// Everything written before has come when this has.
    private static void awaitEverything(TestBrowser... browsers) {
        var last = TestBoard.anyFeature();
        board.edit(last, "{\"title\":\"last\"}");
        for (var browser : browsers) {
            Awaiting.until(() -> !about(last, browser, "FEATURE_UPDATE").isEmpty(), () -> "the last did not come");
        }
    }

    @Test
    void voteWhenCastIsToldToAllButTheVoterInAllTheirTabs() {
        try (var other = look(TestEvents.anyUser());
                var tab = look(voter);
                var anotherTab = look(voter)) {
            var version = board.vote(feature, voter, 43);

            var message = await(other, "VOTE_UPDATE");
            assertThat(message.path("timestamp").asString()).startsWith("20");
            assertThat(message)
                    .isEqualTo(JSON.readTree("{\"type\":\"VOTE_UPDATE\",\"featureId\":\"" + feature
                            + "\",\"voteCount\":43,\"voterId\":\"" + voter + "\",\"action\":\"add\",\"timestamp\":\""
                            + message.path("timestamp").asString() + "\",\"version\":" + version + "}"));
            awaitEverything(tab, anotherTab);
            assertThat(about(feature, tab, "VOTE_UPDATE")).isEmpty();
            assertThat(about(feature, anotherTab, "VOTE_UPDATE")).isEmpty();
        }
    }

    @Test
    void votesWhenTheyPourInGoOutTogetherAndEndWithTheCountOfEachFeatureForEverybody() {
        var features =
                IntStream.range(0, 3).mapToObj(_ -> TestBoard.anyFeature()).toList();
        var counts = new HashMap<String, Integer>();
        try (var one = look(TestEvents.anyUser());
                var other = look(TestEvents.anyUser())) {
            for (var vote = 0; vote < 600; vote++) {
                var of = features.get(vote % features.size());
                board.vote(of, TestEvents.anyUser(), counts.merge(of, 1, Integer::sum));
            }

            for (var browser : List.of(one, other)) {
                features.forEach(of -> Awaiting.until(
                        () -> about(of, browser, "VOTE_UPDATE").stream()
                                .anyMatch(message -> message.path("voteCount").asInt() == 200),
                        () -> "the last count did not come"));
                assertThat(browser.ofType("VOTE_UPDATE").size()).isLessThan(600);
            }
        }
    }

    @Test
    void featureWhenEditedIsToldToAllWithTheChangedFieldsAlone() {
        try (var browser = look(TestEvents.anyUser())) {
            board.edit(feature, "{\"status\":\"IN_PROGRESS\"}");

            assertThat(await(browser, "FEATURE_UPDATE").path("changes"))
                    .isEqualTo(JSON.readTree("{\"status\":\"IN_PROGRESS\"}"));
        }
    }

    @Test
    void featureWhenMadeOrDeletedIsToldToAdminsAlone() {
        try (var admin = look(TestEvents.anyUser(), true);
                var anybody = look(TestEvents.anyUser())) {
            board.create(feature);
            var made = await(admin, "FEATURE_CREATED").path("feature");
            board.delete(feature);

            assertThat(made.path("title").asString()).isEqualTo("Mobile app");
            assertThat(made.path("createdBy").path("name").asString()).isEqualTo("Jane");
            await(admin, "FEATURE_DELETED");
            awaitEverything(anybody);
            assertThat(about(feature, anybody, "FEATURE_CREATED")).isEmpty();
            assertThat(about(feature, anybody, "FEATURE_DELETED")).isEmpty();
        }
    }

    @Test
    void changeWhenToldTwiceOnKafkaIsToldOnce() {
        try (var browser = look(TestEvents.anyUser())) {
            var version = board.edit(feature, "{\"title\":\"Once\"}");
            board.write(
                    version, "FEATURE_UPDATE", "\"featureId\":\"" + feature + "\",\"changes\":{\"title\":\"Once\"}");
            awaitEverything(browser);

            assertThat(about(feature, browser, "FEATURE_UPDATE")).hasSize(1);
        }
    }

    @Test
    void recordWhenNotUnderstoodIsPassedOver() {
        try (var browser = look(TestEvents.anyUser())) {
            board.write(TestBoard.version() + 1, "UNHEARD_OF", "\"featureId\":\"x\"");
            board.write(0, "VOTE_UPDATE", "\"featureId\":\"x\"");

            board.edit(feature, "{\"title\":\"Goes on\"}");

            await(browser, "FEATURE_UPDATE");
        }
    }

    @Test
    void subscriptionsWhenThereAreSomeLetNothingElseThroughAndWhenNoneAreLeftEverything() {
        var followed = TestBoard.anyFeature();
        try (var browser = look(TestEvents.anyUser(), true)) {
            browser.send("{\"type\":\"SUBSCRIBE\",\"featureIds\":[\"" + followed + "\"]}");
            awaitHeard(browser);
            board.edit(feature, "{\"title\":\"Not followed\"}");
            board.create(feature);
            board.edit(followed, "{\"title\":\"Followed\"}");
            Awaiting.until(() -> !about(followed, browser, "FEATURE_UPDATE").isEmpty(), () -> "not followed");
            assertThat(about(feature, browser, "FEATURE_UPDATE")).isEmpty();
            assertThat(about(feature, browser, "FEATURE_CREATED")).isEmpty();

            browser.send("{\"type\":\"UNSUBSCRIBE\",\"featureIds\":[\"" + followed + "\",\"other\"]}");
            awaitHeard(browser);
            board.edit(feature, "{\"title\":\"Everything\"}");

            assertThat(await(browser, "FEATURE_UPDATE")
                            .path("changes")
                            .path("title")
                            .asString())
                    .isEqualTo("Everything");
        }
    }

    /// Messages are handled in their order: an answer to this says that all before were.
    private static void awaitHeard(TestBrowser browser) {
        var before = browser.ofType("ERROR").size();
        browser.send("?").await("ERROR", before + 1);
    }

    @Test
    void subscriptionsWhenMoreThanAHundredAreRefusedAsAWhole() {
        var hundred = IntStream.range(0, 100).mapToObj(i -> "\"f" + i + "\"").toList();
        try (var browser = look(TestEvents.anyUser())) {
            browser.send("{\"type\":\"SUBSCRIBE\",\"featureIds\":" + hundred + "}");
            browser.send("{\"type\":\"SUBSCRIBE\",\"featureIds\":[\"f1\"]}");
            browser.send("{\"type\":\"SUBSCRIBE\",\"featureIds\":[\"f1\",\"" + feature + "\"]}");

            var error = browser.await("ERROR", 1).getFirst();
            assertThat(error.path("code").asString()).isEqualTo("SUBSCRIPTION_LIMIT");
            assertThat(error.path("context")).isEqualTo(JSON.readTree("{\"limit\":100}"));
            board.edit(feature, "{\"title\":\"Not followed\"}");
            board.edit("f99", "{\"title\":\"Followed\"}");
            Awaiting.until(() -> !about("f99", browser, "FEATURE_UPDATE").isEmpty(), () -> "not followed");
            assertThat(about(feature, browser, "FEATURE_UPDATE")).isEmpty();
            assertThat(browser.ofType("ERROR")).hasSize(1);
        }
    }

    @Test
    void subscriptionsWhenManyTimesTooManyAreRefusedAndTheConnectionGoesOn() {
        var thousand = IntStream.range(0, 1000)
                .mapToObj(i -> "\"f" + "%032x".formatted(i) + "\"")
                .toList();
        try (var browser = look(TestEvents.anyUser())) {
            browser.send("{\"type\":\"SUBSCRIBE\",\"featureIds\":" + thousand + "}");

            assertThat(browser.await("ERROR", 1).getFirst().path("code").asString())
                    .isEqualTo("SUBSCRIPTION_LIMIT");
            awaitEverything(browser);
        }
    }

    @Test
    void messageWhenNoneOfTheProtocolIsAnsweredAndTheConnectionGoesOn() {
        try (var browser = look(TestEvents.anyUser())) {
            browser.send("{\"type\":\"VOTE\"}");

            var error = browser.await("ERROR", 1).getFirst();
            assertThat(error.path("code").asString()).isEqualTo("INVALID_MESSAGE");
            assertThat(error.path("message").asString()).isNotEmpty();
            assertThat(error.path("timestamp").asString()).endsWith("Z");
            awaitEverything(browser);
        }
    }

    @Test
    void messagesWhenMoreThanTenInTenSecondsAreIgnoredWithAWarningAndThenCloseWith1008() {
        try (var browser = look(TestEvents.anyUser())) {
            for (var i = 0; i < 9; i++) {
                browser.send("{\"type\":\"PONG\"}");
            }
            browser.send("{\"type\":\"SUBSCRIBE\",\"featureIds\":[\"other\"]}");
            browser.send("{\"type\":\"UNSUBSCRIBE\",\"featureIds\":[\"other\"]}");
            var warning = browser.await("ERROR", 1).getFirst();
            assertThat(warning.path("code").asString()).isEqualTo("RATE_LIMIT_EXCEEDED");
            assertThat(warning.path("context")).isEqualTo(JSON.readTree("{\"limit\":10,\"window\":\"10s\"}"));
            board.edit(feature, "{\"title\":\"Not followed\"}");
            board.edit("other", "{\"title\":\"Still followed\"}");
            Awaiting.until(() -> !about("other", browser, "FEATURE_UPDATE").isEmpty(), () -> "not followed any more");
            assertThat(about(feature, browser, "FEATURE_UPDATE")).isEmpty();

            for (var i = 0; i < 9; i++) {
                browser.send("{\"type\":\"PONG\"}");
            }

            assertThat(browser.awaitEnd()).isEqualTo(new TestBrowser.End(1008, "Rate limit exceeded"));
            assertThat(browser.ofType("ERROR")).hasSize(1);
        }
    }

    @Test
    void clientWhenItNamesTheVersionItKnowsGetsWhatChangedSinceThenWhatIsNew() {
        var before = board.create(feature);
        board.vote(feature, voter, 1);
        board.vote(feature, TestEvents.anyUser(), 2);
        board.edit(feature, "{\"title\":\"New\"}");
        board.edit(feature, "{\"status\":\"PLANNED\"}");
        try (var browser = since(edge, voter, false, Long.toString(before))) {
            var ready = ready(browser);
            assertThat(ready.path("resumed").asBoolean()).isTrue();
            assertThat(ready.path("version").asLong()).isGreaterThanOrEqualTo(before + 4);
            assertThat(await(browser, "VOTE_UPDATE").path("voteCount").asInt()).isEqualTo(2);
            assertThat(await(browser, "FEATURE_UPDATE").path("changes"))
                    .isEqualTo(JSON.readTree("{\"title\":\"New\",\"status\":\"PLANNED\"}"));
            assertThat(about(feature, browser, "FEATURE_CREATED")).isEmpty();

            board.edit(feature, "{\"title\":\"Newer\"}");

            Awaiting.until(() -> about(feature, browser, "FEATURE_UPDATE").size() == 2, () -> "nothing new came");
        }
    }

    @Test
    void clientWhenTheEdgeStartedAfterItsVersionGetsWhatItMissed() {
        var before = board.create(feature);
        board.vote(feature, voter, 7);
        try (var late = TestEdge.start()) {
            Awaiting.until(() -> logins.handshake(late.port()) == 101, () -> "the edge has no Redis");
            try (var browser = since(late, TestEvents.anyUser(), false, Long.toString(before))) {
                assertThat(ready(browser).path("resumed").asBoolean()).isTrue();
                assertThat(await(browser, "VOTE_UPDATE").path("voteCount").asInt())
                        .isEqualTo(7);
            }
        }
    }

    @Test
    void clientWhenItsVersionIsTooOldIsToldToTakeASnapshotAndGetsWhatIsNew() {
        board.edit(feature, "{\"title\":\"Old\"}");
        board.edit(TestBoard.anyFeature(), "{\"title\":\"The last\"}");
        try (var forgetful = TestEdge.start("guildwire.roadmap.look-back=0s")) {
            Awaiting.until(() -> logins.handshake(forgetful.port()) == 101, () -> "the edge has no Redis");
            try (var browser = since(forgetful, TestEvents.anyUser(), false, "0")) {
                assertThat(ready(browser).path("resumed").asBoolean(true)).isFalse();
                assertThat(ready(browser).path("version").asLong()).isPositive();

                board.edit(feature, "{\"title\":\"New\"}");

                assertThat(await(browser, "FEATURE_UPDATE")
                                .path("changes")
                                .path("title")
                                .asString())
                        .isEqualTo("New");
            }
        }
    }

    @Test
    void clientWhenItsVersionIsNoneIsToldToTakeASnapshot() {
        try (var browser = since(edge, TestEvents.anyUser(), false, "x")) {
            assertThat(ready(browser).path("resumed").asBoolean(true)).isFalse();
        }
    }

    @Test
    void clientWhenItsVersionHasNotComeYetWaitsForIt() {
        var next = TestBoard.version() + 1;
        try (var browser = since(edge, TestEvents.anyUser(), false, Long.toString(next))) {
            awaitHeard(browser);
            assertThat(browser.ofType("READY")).isEmpty();

            board.edit(feature, "{\"title\":\"Known to the client\"}");

            assertThat(ready(browser).path("resumed").asBoolean()).isTrue();
            awaitEverything(browser);
            assertThat(about(feature, browser, "FEATURE_UPDATE")).isEmpty();
        }
    }

    @Test
    void clientWhenItsVersionNeverComesIsToldToTakeASnapshot() {
        try (var browser = since(edge, TestEvents.anyUser(), false, Long.toString(TestBoard.version() + 1_000_000))) {
            assertThat(ready(browser).path("resumed").asBoolean(true)).isFalse();
        }
    }

    @Test
    void clientWhenItNamesNoVersionGetsOnlyWhatTheContractNames() {
        try (var browser = TestBrowser.connect(edge.roadmap(""), logins.begin(TestEvents.anyUser(), false))) {
            awaitHeard(browser);
            Awaiting.until(
                    () -> {
                        board.edit(feature, "{\"title\":\"Now\"}");
                        return !about(feature, browser, "FEATURE_UPDATE").isEmpty();
                    },
                    () -> "nothing came");

            assertThat(browser.ofType("READY")).isEmpty();
        }
    }
}
