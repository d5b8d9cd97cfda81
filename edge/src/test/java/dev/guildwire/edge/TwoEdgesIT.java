package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.GuildId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What makes an edge replaceable by any other: the same events, positions that mean the same, no state of its own.
class TwoEdgesIT {

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

    static List<Integer> numbers(List<JsonNode> frames) {
        return frames.stream()
                .map(event -> event.path("payload").path("n").asInt())
                .toList();
    }

    private static String payload(int n) {
        return "{\"n\":" + n + "}";
    }

    @Test
    void eventsWhenClientsOfTwoGuildsAreOnBothEdgesReachEachOfItsGuildOnceInOrder() {
        var red = TestEvents.anyGuild();
        var blue = TestEvents.anyGuild();
        try (var redOnOne = one.connect();
                var redOnOther = other.connect();
                var blueOnOne = one.connect();
                var blueOnOther = other.connect()) {
            redOnOne.authenticate(TestTokens.of(TestEvents.anyUser(), red)).awaitAck();
            redOnOther.authenticate(TestTokens.of(TestEvents.anyUser(), red)).awaitAck();
            blueOnOne.authenticate(TestTokens.of(TestEvents.anyUser(), blue)).awaitAck();
            blueOnOther.authenticate(TestTokens.of(TestEvents.anyUser(), blue)).awaitAck();

            IntStream.range(0, 200).forEach(n -> events.toGuild(n % 2 == 0 ? red : blue, "voice.joined", payload(n)));

            var even = IntStream.range(0, 200).filter(n -> n % 2 == 0).boxed().toList();
            var odd = IntStream.range(0, 200).filter(n -> n % 2 == 1).boxed().toList();
            assertThat(numbers(redOnOne.await("event", 100))).isEqualTo(even);
            assertThat(numbers(redOnOther.await("event", 100))).isEqualTo(even);
            assertThat(numbers(blueOnOne.await("event", 100))).isEqualTo(odd);
            assertThat(numbers(blueOnOther.await("event", 100))).isEqualTo(odd);
        }
    }

    @Test
    void resumeWhenTheOtherEdgeNeverSawTheGuildReadsKafka() {
        var guild = TestEvents.anyGuild();
        var token = TestTokens.of(TestEvents.anyUser(), guild);
        var last = lastAfterOne(one, guild, token);
        IntStream.rangeClosed(2, 500).forEach(n -> events.toGuild(guild, "voice.joined", payload(n)));

        try (var browser = other.connect()) {
            browser.authenticate(token, last);

            assertThat(browser.awaitAck().path("resumed").asBoolean()).isTrue();
            assertThat(numbers(browser.await("event", 499)))
                    .isEqualTo(IntStream.rangeClosed(2, 500).boxed().toList());
        }
    }

    @Test
    void resumeWhenEventsComeMeanwhileLeavesNoHoleAndRepeatsNothing() {
        var guild = TestEvents.anyGuild();
        var token = TestTokens.of(TestEvents.anyUser(), guild);
        var last = lastAfterOne(one, guild, token);
        var writer = Thread.ofVirtual()
                .start(() ->
                        IntStream.rangeClosed(2, 2000).forEach(n -> events.toGuild(guild, "voice.joined", payload(n))));

        for (var seen = 1; seen < 2000; ) {
            try (var browser = (seen % 2 == 0 ? one : other).connect()) {
                browser.authenticate(token, last);
                var missed = browser.await("event", Math.min(100, 2000 - seen));

                assertThat(browser.awaitAck().path("resumed").asBoolean()).isTrue();
                assertThat(numbers(missed))
                        .isEqualTo(IntStream.rangeClosed(seen + 1, seen + missed.size())
                                .boxed()
                                .toList());
                seen += missed.size();
                last = missed.getLast().path("id").asString();
            }
        }
        Awaiting.until(() -> !writer.isAlive(), () -> "still writing");
    }

    @Test
    void resumeWhenPositionIsOfAnotherLifeIsRefusedAndBeginsNow() {
        var guild = TestEvents.anyGuild();
        for (var last : List.of("zz-0-5", "nonsense", "")) {
            try (var browser = one.connect()) {
                browser.authenticate(TestTokens.of(TestEvents.anyUser(), guild), last);

                assertThat(browser.awaitAck().path("resumed").asBoolean(true)).isFalse();
                events.toGuild(guild, "voice.joined", payload(1));
                assertThat(numbers(browser.await("event", 1))).containsExactly(1);
            }
        }
    }

    @Test
    void resumeWhenPositionIsAheadOfAllEventsIsRefusedInTime() {
        var guild = TestEvents.anyGuild();
        var token = TestTokens.of(TestEvents.anyUser(), guild);
        var place = lastAfterOne(one, guild, token);
        var ahead = place.substring(0, place.lastIndexOf('-')) + "-999999999";

        try (var browser = one.connect()) {
            browser.authenticate(token, ahead);

            assertThat(browser.awaitAck().path("resumed").asBoolean(true)).isFalse();
        }
    }

    @Test
    void eventWhenForOneUserReachesThatUserAloneInItsPlace() {
        var guild = TestEvents.anyGuild();
        var user = TestEvents.anyUser();
        try (var meant = one.connect();
                var elsewhere = other.connect();
                var notMeant = one.connect()) {
            meant.authenticate(TestTokens.of(user, guild)).awaitAck();
            elsewhere.authenticate(TestTokens.of(user, guild)).awaitAck();
            notMeant.authenticate(TestTokens.of(TestEvents.anyUser(), guild)).awaitAck();

            events.toGuild(guild, "voice.joined", payload(1));
            events.toOneOfGuild(guild, user, "room.expiring", payload(2));
            events.toGuild(guild, "voice.joined", payload(3));

            assertThat(numbers(meant.await("event", 3))).containsExactly(1, 2, 3);
            assertThat(numbers(elsewhere.await("event", 3))).containsExactly(1, 2, 3);
            assertThat(numbers(notMeant.await("event", 2))).containsExactly(1, 3);
        }
    }

    @Test
    void messageWhenForAUserReachesAllOfTheUsersConnectionsAndIsResumed() {
        var user = TestEvents.anyUser();
        var guild = TestEvents.anyGuild();
        String guildPlace;
        String userPlace;
        try (var here = one.connect();
                var there = other.connect()) {
            var ack = here.authenticate(TestTokens.of(user, guild)).awaitAck();
            there.authenticate(TestTokens.of(user, TestEvents.anyGuild())).awaitAck();
            guildPlace = ack.path("id").asString();
            userPlace = ack.path("user").asString();

            events.toUser(user, "invite.received", payload(1));

            assertThat(numbers(here.await("event", 1))).containsExactly(1);
            assertThat(numbers(there.await("event", 1))).containsExactly(1);
        }
        events.toUser(user, "invite.received", payload(2));

        try (var back = other.connect()) {
            back.authenticate(TestTokens.of(user, guild), List.of(guildPlace, userPlace));

            assertThat(back.awaitAck().path("resumed").asBoolean()).isTrue();
            assertThat(numbers(back.await("event", 2))).containsExactly(1, 2);
        }
    }

    private static String lastAfterOne(TestEdge edge, GuildId guild, String token) {
        try (var browser = edge.connect()) {
            browser.authenticate(token).awaitAck();
            events.toGuild(guild, "voice.joined", payload(1));
            return browser.await("event", 1).getFirst().path("id").asString();
        }
    }
}
