package dev.guildwire.rooms.discord;

import static dev.guildwire.rooms.discord.Steps.GUILD;
import static dev.guildwire.rooms.discord.Steps.LEASE;
import static dev.guildwire.rooms.discord.Steps.await;
import static dev.guildwire.rooms.discord.Steps.limited;
import static dev.guildwire.rooms.discord.Steps.message;
import static dev.guildwire.rooms.discord.Steps.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.discord.DiscordResult.Busy;
import dev.guildwire.rooms.discord.DiscordResult.Expired;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.rooms.discord.DiscordResult.Unauthorized;
import dev.guildwire.rooms.discord.Submitted.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisQueueIT {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Steps steps = new Steps(Steps.LIMITS);

    @AfterEach
    void close() {
        steps.close();
    }

    @Test
    void submitWhenNothingElseWaitsHandsTheRequestOutAtOnce() {
        var grant = granted(steps.submit(message("a", 7)));

        assertThat(grant.requestId()).isEqualTo("a");
        assertThat(grant.errand()).isEqualTo(new Errand(Verb.POST, "/channels/7/messages", null, null));
        assertThat(grant.route()).isEqualTo("POST /channels/{channel_id}/messages");
        assertThat(grant.tries()).isEqualTo(1);
        assertThat(grant.cause()).isEqualTo("none");
        assertThat(grant.patience()).isEqualTo(Terms.USUAL_PATIENCE);
    }

    @Test
    void submitWhenSomethingIsInLineHandsThatOutFirst() {
        await(steps.queue().submit(message("a", 7), false));

        var first = granted(steps.submit(message("b", 8)));
        var second = granted(steps.take());

        assertThat(first.requestId()).isEqualTo("a");
        assertThat(second.requestId()).isEqualTo("b");
    }

    @Test
    void takeWhenBucketIsUnderLeaseHandsOutItsNextOnlyAfterwards() {
        var first = granted(steps.submit(message("a", 7)));

        assertThat(steps.submit(message("b", 7))).isNull();
        assertThat(steps.take()).isNull();
        steps.succeed(first);
        var second = granted(steps.take());

        assertThat(second.requestId()).isEqualTo("b");
        assertThat(second.cause()).isEqualTo("none");
    }

    @Test
    void takeWhenLeaseHasEndedHandsTheRequestOutAgain() {
        var first = granted(steps.submit(message("a", 7)));
        steps.submit(message("b", 7));

        steps.pass(LEASE.minusMillis(1));
        assertThat(steps.take()).isNull();
        steps.pass(Duration.ofMillis(1));
        var again = granted(steps.take());

        assertThat(again.requestId()).isEqualTo("a");
        assertThat(again.tries()).isEqualTo(2);
        assertThat(again.lease()).isNotEqualTo(first.lease());
    }

    @Test
    void renewWhenLeaseLivesKeepsItAndWhenEndedDoesNot() {
        var grant = granted(steps.submit(message("a", 7)));

        steps.pass(LEASE.minusMillis(1));
        assertThat(await(steps.queue().renew(List.of(grant)))).isEqualTo(1);
        steps.pass(LEASE.minusMillis(1));
        assertThat(steps.take()).isNull();
        steps.pass(Duration.ofMillis(1));
        assertThat(steps.take()).isNotNull();

        assertThat(await(steps.queue().renew(List.of(grant)))).isZero();
    }

    @Test
    void finishWhenLeaseHasEndedStillGivesTheFirstResultAndFreesNothing() {
        var late = granted(steps.submit(message("a", 7)));
        steps.submit(message("b", 7));
        steps.pass(LEASE);
        var current = granted(steps.take());

        var first = steps.succeed(late);
        assertThat(steps.take()).as("the bucket is another's").isNull();
        var second = steps.end(current, new Success(200, "second"), Report.NOTHING);

        assertThat(first.ours()).isTrue();
        assertThat(second.ours()).isFalse();
        assertThat(second.result()).isEqualTo(new Success(200, "a"));
        assertThat(granted(steps.take()).requestId()).isEqualTo("b");
    }

    @Test
    void finishWhenToBeTriedAgainKeepsTheRequestAtTheHeadUntilTheHoldEnds() {
        var first = granted(steps.submit(message("a", 7)));
        steps.submit(message("b", 7));

        steps.end(first, null, Report.NOTHING.holding(2000, "retry"));
        steps.pass(Duration.ofMillis(1999));
        assertThat(steps.take()).isNull();
        steps.pass(Duration.ofMillis(1));
        var again = granted(steps.take());

        assertThat(again.requestId()).isEqualTo("a");
        assertThat(again.tries()).isEqualTo(2);
        steps.succeed(again);
        var next = granted(steps.take());
        assertThat(next.requestId()).isEqualTo("b");
        assertThat(next.cause()).isEqualTo("retry");
    }

    @Test
    void finishWhenTheTryWasFreeDoesNotCountIt() {
        var first = granted(steps.submit(message("a", 7)));

        steps.end(first, null, Report.NOTHING.asFree());

        assertThat(granted(steps.take()).tries()).isEqualTo(1);
    }

    @Test
    void takeWhenNothingRemainsWaitsForTheReset() {
        steps.succeed(granted(steps.submit(message("a", 7))), limited("m", 0, SECOND.multipliedBy(5)));
        steps.submit(message("b", 7));

        var turn = await(steps.queue().take());
        assertThat(turn).isEqualTo(new Turn(null, SECOND.multipliedBy(5)));
        steps.pass(SECOND.multipliedBy(5));
        var grant = granted(steps.take());

        assertThat(grant.cause()).isEqualTo("bucket");
        assertThat(grant.waited()).isEqualTo(SECOND.multipliedBy(5));
    }

    @Test
    void takeWhenOneRemainedForAWorkerThatDiedWaitsForTheReset() {
        steps.succeed(granted(steps.submit(message("a", 7))), limited("m", 1, Duration.ofMinutes(1)));
        steps.submit(message("b", 7));
        steps.submit(message("c", 7));

        steps.pass(LEASE);
        assertThat(steps.take()).as("what died may have used the last one").isNull();
        steps.pass(Duration.ofMinutes(1));

        assertThat(granted(steps.take()).requestId()).isEqualTo("b");
    }

    @Test
    void finishWhenBucketIsLearntMergesItsRoutesInOrderOfArrival() {
        var channel = new ChannelId(7);
        var edit = granted(steps.submit(request("e1", GUILD, DiscordRoute.EDIT_CHANNEL, channel)));
        var get = granted(steps.submit(request("g1", GUILD, DiscordRoute.GET_CHANNEL, channel)));
        steps.submit(request("g2", GUILD, DiscordRoute.GET_CHANNEL, channel));
        steps.submit(request("e2", GUILD, DiscordRoute.EDIT_CHANNEL, channel));
        steps.submit(request("g3", GUILD, DiscordRoute.GET_CHANNEL, channel));

        steps.pass(Duration.ofSeconds(2));
        steps.succeed(edit, limited("channel", 5, SECOND));
        steps.succeed(get, limited("channel", 4, SECOND));

        assertThat(drain()).containsExactly("g2", "e2", "g3");
    }

    @Test
    void finishWhenBucketIsLearntElsewhereSendsNothingBesideTheLease() {
        var channel = new ChannelId(7);
        var edit = granted(steps.submit(request("e1", GUILD, DiscordRoute.EDIT_CHANNEL, channel)));
        steps.succeed(edit, limited("channel", 5, SECOND));
        var held = granted(steps.submit(request("e2", GUILD, DiscordRoute.EDIT_CHANNEL, channel)));
        var get = granted(steps.submit(request("g1", GUILD, DiscordRoute.GET_CHANNEL, channel)));
        steps.submit(request("g2", GUILD, DiscordRoute.GET_CHANNEL, channel));

        steps.succeed(get, limited("channel", 3, SECOND));

        assertThat(steps.take()).isNull();
        steps.succeed(held);
        steps.pass(SECOND);
        assertThat(granted(steps.take()).requestId()).isEqualTo("g2");
    }

    @Test
    void takeWhenAnotherResourceTaughtTheBucketMovesWhatWaits() {
        var first = granted(steps.submit(message("a1", 7)));
        steps.submit(message("a2", 7));
        var other = granted(steps.submit(message("b1", 8)));
        steps.submit(message("b2", 8));
        steps.end(first, null, Report.NOTHING.holding(1000, "retry"));

        steps.succeed(other, limited("messages", 4, SECOND));
        steps.pass(SECOND.multipliedBy(2));

        assertThat(granted(steps.take()).requestId()).isEqualTo("b2");
        var moved = granted(steps.take());
        assertThat(moved.requestId()).isEqualTo("a1");
        assertThat(moved.bucket()).isEqualTo("messages#7");
        steps.succeed(moved);
        assertThat(drain()).containsExactly("a2");
    }

    @Test
    void finishWhenARouteAloneIsHeldLetsTheOthersOfItsBucketGoOn() {
        var channel = new ChannelId(7);
        steps.succeed(granted(steps.submit(request("e1", GUILD, DiscordRoute.EDIT_CHANNEL, channel))), learnt());
        steps.succeed(granted(steps.submit(request("d1", GUILD, DiscordRoute.DELETE_CHANNEL, channel))), learnt());
        var renaming = granted(steps.submit(request("e2", GUILD, DiscordRoute.EDIT_CHANNEL, channel)));
        steps.submit(request("e3", GUILD, DiscordRoute.EDIT_CHANNEL, channel));
        steps.submit(request("d2", GUILD, DiscordRoute.DELETE_CHANNEL, channel));

        steps.end(renaming, null, learnt().asFree().holdingAlone(20_000, "bucket"));
        steps.pass(SECOND);
        assertThat(drain()).containsExactly("d2");
        assertThat(steps.submit(request("e4", GUILD, DiscordRoute.EDIT_CHANNEL, channel)))
                .isNull();
        steps.pass(SECOND.multipliedBy(20));

        assertThat(drain()).containsExactly("e2", "e3", "e4");
    }

    @Test
    void takeWhenOneGuildHasManyBucketsGivesAnotherItsTurn() {
        fillSlots();
        for (int channel = 10; channel < 14; channel++) {
            steps.submit(request("many-" + channel, new GuildId(2), DiscordRoute.GET_CHANNEL, new ChannelId(channel)));
        }
        steps.submit(request("few", new GuildId(3), DiscordRoute.GET_CHANNEL, new ChannelId(20)));

        steps.pass(SECOND.multipliedBy(2));

        assertThat(drain().indexOf("few")).isLessThanOrEqualTo(1);
    }

    @Test
    void takeWhenGuildsShareABucketGivesThemTurns() {
        var route = new DiscordRoute(Verb.GET, "/users/{user_id}");
        var first = granted(steps.submit(request("a1", new GuildId(2), route, 9)));
        steps.submit(request("a2", new GuildId(2), route, 9));
        steps.submit(request("a3", new GuildId(2), route, 9));
        steps.submit(request("b1", new GuildId(3), route, 9));

        steps.succeed(first);

        assertThat(drain()).containsExactly("b1", "a2", "a3");
    }

    @Test
    void takeWhenGlobalLimitIsReachedWaitsUntilASecondAfterTheFirstAnswer() {
        var grants = fillSlots();
        steps.submit(message("next", 50));

        steps.pass(Duration.ofMillis(200));
        steps.succeed(grants.getFirst());
        assertThat(await(steps.queue().take())).isEqualTo(new Turn(null, SECOND));
        steps.pass(SECOND);
        var next = granted(steps.take());

        assertThat(next.requestId()).isEqualTo("next");
        assertThat(next.cause()).isEqualTo("global");
    }

    @Test
    void takeWhenAnswersAreSlowFreesTheSlotsAfterTheAllowance() {
        fillSlots();
        steps.submit(message("next", 50));

        steps.pass(Duration.ofMillis(1499));
        assertThat(steps.take()).isNull();
        steps.pass(Duration.ofMillis(1));

        assertThat(steps.take()).isNotNull();
    }

    @Test
    void finishWhenDiscordHaltsAllHandsOutNothingUntilThen() {
        var first = granted(steps.submit(message("a", 7)));

        steps.end(first, null, Report.NOTHING.asFree().halting(3000));
        assertThat(steps.submit(message("b", 8))).isNull();
        steps.pass(Duration.ofMillis(2999));
        assertThat(steps.take()).isNull();
        steps.pass(Duration.ofMillis(1));

        assertThat(granted(steps.take()).requestId()).isEqualTo("a");
        assertThat(granted(steps.take()).cause()).isEqualTo("halted");
    }

    @Test
    void submitWhenIdIsKnownAnswersWithTheFirstResult() {
        var grant = granted(steps.submit(message("a", 7)));
        assertThat(await(steps.queue().submit(message("a", 7), false)).state()).isEqualTo(new State.Waiting());

        steps.succeed(grant);

        assertThat(await(steps.queue().submit(message("a", 7), true)))
                .isEqualTo(new Submitted(new State.Known(new Success(200, "a")), new Turn(null, null)));
        assertThat(await(steps.queue().results(List.of("a", "none"))))
                .containsExactly(Map.entry("a", new Success(200, "a")));
    }

    @Test
    void submitWhenBucketIsFullAnswersBusyAndOthersStillGetIn() {
        IntStream.range(0, 4).forEach(i -> steps.submit(message("a" + i, 7)));

        assertThat(state(message("one-more", 7))).isEqualTo(new State.Rejected(new Busy()));
        assertThat(state(message("other", 8))).isEqualTo(new State.Accepted());
    }

    @Test
    void submitWhenQueueIsFullAnswersBusy() {
        IntStream.range(0, 8).forEach(i -> steps.submit(message("a" + i, i)));

        assertThat(state(message("one-more", 9))).isEqualTo(new State.Rejected(new Busy()));
    }

    @Test
    void submitWhenTokenIsRefusedAnswersSoAndKeepsWhatWaitsForAnotherToken() {
        var first = granted(steps.submit(message("a", 7)));

        steps.end(first, null, Report.NOTHING.asFree().asRefused());

        assertThat(state(message("b", 7))).isEqualTo(new State.Rejected(new Unauthorized()));
        assertThat(steps.take()).isNull();
        assertThat(await(steps.queue("new token").take()).grant())
                .extracting(Grant::requestId, Grant::tries)
                .containsExactly("a", 1);
    }

    @Test
    void takeWhenInvalidBudgetIsUsedUpHandsOutOnlyProbes() {
        for (var grant : fillSlots()) {
            steps.end(grant, new DiscordResult.Refused(403, 50013, ""), Report.NOTHING.asInvalid());
        }
        steps.submit(patient(message("a", 8)));
        steps.submit(patient(message("b", 9)));

        steps.pass(Duration.ofSeconds(29));
        assertThat(steps.take()).isNull();
        steps.pass(SECOND);
        var probe = granted(steps.take());
        assertThat(steps.take()).as("one probe at a time").isNull();
        steps.succeed(probe);
        assertThat(steps.take()).isNull();

        assertThat(probe.cause()).isEqualTo("invalid");
        assertThat(await(steps.queue().look(0)).why()).isEqualTo("invalid");
        steps.pass(Duration.ofMinutes(10));
        assertThat(await(steps.queue().look(0)).why()).isEqualTo("open");
    }

    @Test
    void takeWhenDeadlineHasPassedHandsItOutToBeAnsweredWithoutASlot() {
        fillSlots();
        steps.submit(message("late", 8));

        steps.pass(Terms.USUAL_PATIENCE);
        var grant = granted(steps.take());

        assertThat(grant.requestId()).isEqualTo("late");
        assertThat(grant.patience()).isZero();
        assertThat(await(steps.queue().look(0)).slotsTaken()).isZero();
    }

    @Test
    void expireWhenWaitingDropsItAndWhenUnderWayDoesNot() {
        var first = granted(steps.submit(message("a", 7)));
        steps.submit(message("b", 7));

        var dropped = await(steps.queue().expire("b"));
        var kept = await(steps.queue().expire("a"));
        steps.succeed(first);

        assertThat(dropped.result()).isEqualTo(new Expired());
        assertThat(dropped.ours()).isTrue();
        assertThat(kept.result()).isNull();
        assertThat(steps.take()).isNull();
        assertThat(await(steps.queue().expire("b")).ours()).isFalse();
    }

    @Test
    void submitWhenItWasDroppedBeforeIsTakenInAnew() {
        var first = granted(steps.submit(message("a", 7)));
        steps.submit(message("b", 7));
        await(steps.queue().expire("b"));

        var again = await(steps.queue().submit(message("b", 7), false));
        steps.succeed(first);
        var finished = steps.succeed(granted(steps.take()));

        assertThat(again.state()).isInstanceOf(State.Accepted.class);
        assertThat(finished.result()).isEqualTo(new Success(200, "b"));
    }

    @Test
    void lookWhenSomethingWaitsSaysWhatAndWhy() {
        steps.succeed(granted(steps.submit(message("a", 7))), limited("m", 0, SECOND.multipliedBy(5)));
        steps.submit(message("b", 7));
        steps.submit(message("c", 8));
        steps.pass(SECOND);

        var view = await(steps.queue().look(10));

        assertThat(view.waiting()).isEqualTo(2);
        assertThat(view.lanes()).hasSize(2).containsEntry("POST /channels/{channel_id}/messages#7", 1);
        assertThat(view.buckets()).hasSize(2).first().satisfies(bucket -> {
            assertThat(bucket.bucket()).isEqualTo("m#7");
            assertThat(bucket.why()).isEqualTo("bucket");
            assertThat(bucket.opensIn()).isEqualTo(4000);
            assertThat(bucket.headAge()).isEqualTo(1000);
            assertThat(bucket.remaining()).isZero();
        });
        assertThat(view.buckets().getLast().why()).isEqualTo("sending");
        assertThat(view.why()).isEqualTo("open");
    }

    @Test
    void queueWhenAllIsDoneLeavesOnlyResultsAndWhatWasLearnt() {
        steps.succeed(granted(steps.submit(message("a", 7))), limited("m", 0, SECOND));
        steps.submit(message("b", 7));
        steps.pass(SECOND.multipliedBy(3));
        drain();

        assertThat(steps.take()).isNull();

        assertThat(steps.keysLeft())
                .containsExactlyInAnyOrder(
                        "sequence", "sequence:clock", "routes", "state", "guilds", "slots", "result:a", "result:b");
    }

    private State state(DiscordRequest request) {
        return await(steps.queue().submit(request, false)).state();
    }

    /// Takes and finishes until nothing is left that may go now.
    private List<String> drain() {
        var done = new ArrayList<String>();
        for (var grant = steps.take(); grant != null; grant = steps.take()) {
            done.add(grant.requestId());
            steps.succeed(grant);
            steps.pass(SECOND.multipliedBy(2));
        }
        return done;
    }

    private List<Grant> fillSlots() {
        return IntStream.range(100, 103)
                .mapToObj(channel -> granted(steps.submit(message("filler" + channel, channel))))
                .toList();
    }

    private static DiscordRequest patient(DiscordRequest request) {
        return request.route().request(request.terms().within(Duration.ofMinutes(5)), null, request.major());
    }

    private static Report learnt() {
        return limited("channel", 5, SECOND);
    }

    private static Grant granted(@Nullable Grant grant) {
        return Objects.requireNonNull(grant, "nothing was handed out");
    }
}
