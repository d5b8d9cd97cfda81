package dev.guildwire.edge.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.roadmap.RoadmapEvent.Action;
import dev.guildwire.contracts.roadmap.RoadmapEvent.Changes;
import dev.guildwire.contracts.roadmap.RoadmapEvent.FeatureUpdate;
import dev.guildwire.contracts.roadmap.RoadmapEvent.VoteUpdate;
import dev.guildwire.contracts.roadmap.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final long WINDOW = 100;
    private static final long DISTANCE = 10;

    private final Batches batches = new Batches(WINDOW, DISTANCE);

    private static VoteUpdate vote(Broadcast message) {
        return (VoteUpdate) message.change().event();
    }

    private VoteUpdate onlyVote(long now) {
        var taken = batches.take(now);
        assertThat(taken).hasSize(1);
        return vote(taken.getFirst());
    }

    @Test
    void voteWhenNoneCameJustBeforeGoesOutAtOnceToAllButTheVoter() {
        batches.add(TestChanges.vote(1, "f", 43, "ann"), 1000);

        assertThat(batches.dueAt()).isLessThanOrEqualTo(1000);
        var taken = batches.take(1000);
        assertThat(taken).singleElement().satisfies(message -> {
            assertThat(message.change()).isEqualTo(TestChanges.vote(1, "f", 43, "ann"));
            assertThat(message.except()).isEqualTo("ann");
        });
        assertThat(batches.dueAt()).isEqualTo(Batches.NEVER);
    }

    @Test
    void votesWhenInOneWindowGoOutTogetherAtItsEndWithTheLatestCount() {
        batches.add(TestChanges.vote(1, "f", 43, "ann"), 1000);
        batches.take(1000);

        batches.add(TestChanges.vote(2, "f", 44, "bob"), 1002);
        batches.add(TestChanges.vote(3, "f", 45, "cid"), 1052);
        batches.add(TestChanges.voteTakenBack(4, "f", 44, "cid"), 1098);

        assertThat(batches.take(1099)).isEmpty();
        assertThat(batches.dueAt()).isEqualTo(1100);
        var taken = batches.take(1100);
        assertThat(taken).singleElement().satisfies(message -> {
            assertThat(message.change().version()).isEqualTo(4);
            assertThat(message.except()).isNull();
            assertThat(vote(message).voteCount()).isEqualTo(44);
            assertThat(vote(message).voterId()).isNull();
            assertThat(vote(message).action()).isEqualTo(Action.REMOVE);
        });
    }

    @Test
    void votesWhenTheyKeepComingGoOutOnceAWindow() {
        var told = new ArrayList<Long>();
        for (var now = 1000L; now < 2000; now++) {
            batches.add(TestChanges.vote(now, "f", (int) now, "u" + now % 7), now);
            if (!batches.take(now).isEmpty()) {
                told.add(now);
            }
        }

        assertThat(told).containsExactly(1000L, 1100L, 1200L, 1300L, 1400L, 1500L, 1600L, 1700L, 1800L, 1900L);
    }

    @Test
    void voteWhenTheFeatureWasQuietForAWindowGoesOutAtOnceAgain() {
        for (var now = 1000L; now <= 1500; now += 5) {
            batches.add(TestChanges.vote(now, "f", 1, "ann"), now);
            batches.take(now);
        }
        batches.take(1600);

        batches.add(TestChanges.vote(2000, "f", 2, "bob"), 1700);
        assertThat(onlyVote(1700).voteCount()).isEqualTo(2);
        batches.add(TestChanges.vote(2001, "f", 3, "cid"), 1701);

        assertThat(batches.dueAt()).isEqualTo(1800);
    }

    @Test
    void votesWhenAtTheSameMomentAreOneMessage() {
        batches.add(TestChanges.vote(1, "f", 1, "ann"), 1000);
        batches.add(TestChanges.vote(2, "f", 2, "bob"), 1000);

        assertThat(onlyVote(1000).voteCount()).isEqualTo(2);
    }

    @Test
    void voterWhenAloneInAWindowIsLeftOutHoweverOftenTheyChangeTheirMind() {
        batches.add(TestChanges.vote(1, "f", 43, "ann"), 1000);
        batches.add(TestChanges.voteTakenBack(2, "f", 42, "ann"), 1000);
        assertThat(batches.take(1000).getFirst().except()).isEqualTo("ann");

        batches.add(TestChanges.vote(3, "f", 43, "ann"), 1050);

        assertThat(batches.take(1100)).singleElement().satisfies(message -> {
            assertThat(message.except()).isEqualTo("ann");
            assertThat(vote(message).voterId()).isEqualTo("ann");
        });
    }

    @Test
    void voterWhenAnotherVotedInTheSameWindowIsToldToo() {
        batches.add(TestChanges.vote(1, "f", 43, "ann"), 1000);
        batches.take(1000);

        batches.add(TestChanges.vote(2, "f", 44, "bob"), 1050);

        assertThat(batches.take(1100)).singleElement().satisfies(message -> {
            assertThat(message.except()).isNull();
            assertThat(vote(message).voterId()).isEqualTo("bob");
        });
    }

    @Test
    void voterWhenTheOthersWindowIsOverIsLeftOut() {
        batches.add(TestChanges.vote(1, "f", 43, "ann"), 1000);
        batches.take(1000);

        batches.add(TestChanges.vote(2, "f", 44, "bob"), 1100);

        assertThat(batches.take(1100).getFirst().except()).isEqualTo("bob");
    }

    @Test
    void votesWhenForDifferentFeaturesDoNotWaitForEachOther() {
        batches.add(TestChanges.vote(1, "f", 1, "ann"), 1000);
        batches.take(1000);

        batches.add(TestChanges.vote(2, "g", 1, "ann"), 1010);

        assertThat(onlyVote(1010).featureId()).isEqualTo("g");
    }

    @Test
    void editWhenAVoteWaitsGoesOutAtOnce() {
        batches.add(TestChanges.vote(1, "f", 1, "ann"), 1000);
        batches.take(1000);
        batches.add(TestChanges.vote(2, "f", 2, "bob"), 1010);

        batches.add(TestChanges.edit(3, "f", null, Status.SHIPPED), 1015);

        assertThat(batches.take(1015)).containsExactly(Broadcast.toAll(TestChanges.edit(3, "f", null, Status.SHIPPED)));
        assertThat(onlyVote(1100).voteCount()).isEqualTo(2);
    }

    @Test
    void featureWhenDeletedIsNotVotedForAnyMore() {
        batches.add(TestChanges.vote(1, "f", 1, "ann"), 1000);
        batches.add(TestChanges.edit(2, "f", "New", null), 1000);
        batches.add(TestChanges.deleted(3, "f"), 1000);

        assertThat(batches.take(2000)).containsExactly(Broadcast.toAll(TestChanges.deleted(3, "f")));
        assertThat(batches.dueAt()).isEqualTo(Batches.NEVER);
    }

    @Test
    void featureWhenMadeAndVotedForAtOnceIsToldOfFirst() {
        batches.add(TestChanges.created(1, "f"), 1000);
        batches.add(TestChanges.edit(2, "f", "New", null), 1000);
        batches.add(TestChanges.vote(3, "f", 1, "ann"), 1000);

        assertThat(batches.take(1000))
                .extracting(message -> message.change().version())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void changesWhenABroadcastWasJustNowWaitAndGoOutTogetherAsTheNewestState() {
        batches.add(TestChanges.vote(1, "f1", 1, "ann"), 1000);
        batches.take(1000);

        batches.add(TestChanges.vote(2, "f2", 1, "ann"), 1001);
        batches.add(TestChanges.vote(3, "f3", 1, "ann"), 1002);
        batches.add(TestChanges.edit(4, "f4", "One", Status.PLANNED), 1003);
        batches.add(TestChanges.edit(5, "f4", "Two", null), 1004);
        batches.add(TestChanges.vote(6, "f2", 2, "bob"), 1005);

        assertThat(batches.dueAt()).isEqualTo(1010);
        assertThat(batches.take(1009)).isEmpty();
        var next = batches.take(1010);
        assertThat(next).extracting(message -> message.change().version()).containsExactly(5L, 6L, 3L);
        assertThat(next.getFirst().change().event())
                .isInstanceOfSatisfying(
                        FeatureUpdate.class,
                        update -> assertThat(update.changes()).isEqualTo(new Changes("Two", null, Status.PLANNED)));
        assertThat(batches.dueAt()).isEqualTo(Batches.NEVER);
    }

    @Test
    void broadcastsWhenAStallLeftManyFeaturesWaitingCatchUpWithOne() {
        for (var i = 1; i <= 300; i++) {
            batches.add(TestChanges.vote(i, "f" + i, 1, "ann"), 1000);
        }

        assertThat(batches.take(1300)).hasSize(300);
        assertThat(batches.dueAt()).isEqualTo(Batches.NEVER);
    }

    @Test
    void broadcastsWhenVotesPourInNeverPassTheLimitAndEndWithEveryCount() {
        var sent = new ArrayList<Long>();
        var counts = new HashMap<String, Integer>();
        var newest = new HashMap<String, Integer>();
        var now = 0L;
        for (var i = 1; i <= 10_000; i++, now++) {
            newest.merge("f" + i % 300, 1, Integer::sum);
            batches.add(TestChanges.vote(i, "f" + i % 300, newest.getOrDefault("f" + i % 300, 0), "u" + i % 7), now);
            take(now, sent, counts);
        }
        while (batches.dueAt() != Batches.NEVER) {
            now = Math.max(now, batches.dueAt());
            take(now, sent, counts);
        }

        var mostInASecond = IntStream.range(0, sent.size())
                .mapToLong(i -> sent.stream()
                        .skip(i)
                        .takeWhile(time -> time < sent.get(i) + 1000)
                        .count())
                .max();
        assertThat(mostInASecond.orElseThrow()).isEqualTo(100);
        assertThat(counts).isEqualTo(newest);
    }

    private void take(long now, List<Long> sent, Map<String, Integer> counts) {
        var taken = batches.take(now);
        if (!taken.isEmpty()) {
            sent.add(now);
        }
        for (var message : taken) {
            counts.put(vote(message).featureId(), vote(message).voteCount());
        }
    }

    @Test
    void changesWhenClearedAreForgotten() {
        batches.add(TestChanges.vote(1, "f", 1, "ann"), 1000);
        batches.add(TestChanges.created(2, "g"), 1000);

        batches.clear();

        assertThat(batches.take(1000)).isEmpty();
        assertThat(batches.dueAt()).isEqualTo(Batches.NEVER);
    }
}
