package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.GuildId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// ingest writes in transactions: their ends take offsets that no reader is shown, and what an aborted one wrote
/// counts.
class TransactionIT {

    private static TestEdge edge;
    private static TransactionalEvents events;

    @BeforeAll
    static void start() {
        edge = TestEdge.start();
        events = new TransactionalEvents();
    }

    @AfterAll
    static void stop() {
        events.close();
        edge.close();
    }

    @Test
    void eventsWhenTransactionsEndBetweenThemComeOnceInOrderAndAtOnce() {
        var guild = TestEvents.anyGuild();
        try (var browser = edge.connect()) {
            browser.authenticate(tokenOf(guild)).awaitAck();

            events.begin();
            events.toGuild(guild, 1);
            assertThat(numbers(browser.await("event", 1))).containsExactly(1);
            events.commit();
            events.begin();
            events.toGuild(guild, 2);
            events.abort();
            events.begin();
            events.toGuild(guild, 3);
            events.commit();

            assertThat(numbers(browser.await("event", 3))).containsExactly(1, 2, 3);
        }
    }

    @Test
    void resumeWhenTransactionsEndedMeanwhileIsWhole() {
        var guild = TestEvents.anyGuild();
        events.begin();
        var last = lastAfterOne(guild);
        for (var n = 2; n <= 50; n++) {
            if (n % 3 == 0) {
                events.commit();
                events.begin();
            }
            events.toGuild(guild, n);
        }
        events.commit();

        try (var fresh = TestEdge.start();
                var fromMemory = edge.connect();
                var fromKafka = fresh.connect()) {
            for (var browser : List.of(fromMemory, fromKafka)) {
                browser.authenticate(tokenOf(guild), last);

                assertThat(browser.awaitAck().path("resumed").asBoolean()).isTrue();
                assertThat(numbers(browser.await("event", 49)))
                        .isEqualTo(IntStream.rangeClosed(2, 50).boxed().toList());
            }
        }
    }

    @Test
    void resumeWhenTheStreamEndsWithTheEndOfATransactionIsKnownToEveryEdge() {
        var guild = TestEvents.anyGuild();
        events.begin();
        events.toGuild(guild, 1);
        events.commit();

        try (var fresh = TestEdge.start();
                var first = fresh.connect();
                var second = edge.connect()) {
            var behindTheEnd =
                    first.authenticate(tokenOf(guild)).awaitAck().path("id").asString();

            second.authenticate(tokenOf(guild), behindTheEnd);

            assertThat(second.awaitAck().path("resumed").asBoolean()).isTrue();
            events.begin();
            events.toGuild(guild, 2);
            events.commit();
            assertThat(numbers(second.await("event", 1))).containsExactly(2);
        }
    }

    private static String lastAfterOne(GuildId guild) {
        try (var browser = edge.connect()) {
            browser.authenticate(tokenOf(guild)).awaitAck();
            events.toGuild(guild, 1);
            return browser.await("event", 1).getFirst().path("id").asString();
        }
    }

    private static String tokenOf(GuildId guild) {
        return TestTokens.of(TestEvents.anyUser(), guild);
    }

    private static List<Integer> numbers(List<JsonNode> frames) {
        return TwoEdgesIT.numbers(frames);
    }
}
