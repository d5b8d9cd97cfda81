package dev.guildwire.edge.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.roadmap.RoadmapEvent.Changes;
import dev.guildwire.contracts.roadmap.RoadmapEvent.FeatureUpdate;
import dev.guildwire.contracts.roadmap.RoadmapEvent.VoteUpdate;
import dev.guildwire.contracts.roadmap.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentChangesTest {

    private final RecentChanges recent = new RecentChanges(3);

    private void add(Change... changes) {
        for (var change : changes) {
            assertThat(recent.add(change)).isTrue();
        }
    }

    private List<Long> versionsSince(long known) {
        return recent.since(known).stream().map(Change::version).toList();
    }

    @Test
    void changesWhenNoneWereReadReachFromNothingToNothing() {
        assertThat(recent.floor()).isZero();
        assertThat(recent.reached()).isZero();
        assertThat(recent.since(0)).isEmpty();
    }

    @Test
    void changesWhenReadFromTheMiddleBeginBeforeTheFirst() {
        add(TestChanges.vote(41, "f", 5, "ann"), TestChanges.vote(43, "f", 6, "bob"));

        assertThat(recent.floor()).isEqualTo(40);
        assertThat(recent.reached()).isEqualTo(43);
    }

    @Test
    void changeWhenRepeatedIsRefused() {
        add(TestChanges.vote(41, "f", 5, "ann"), TestChanges.vote(42, "f", 6, "bob"));

        assertThat(recent.add(TestChanges.vote(41, "f", 5, "ann"))).isFalse();
        assertThat(recent.add(TestChanges.vote(42, "f", 6, "bob"))).isFalse();
        assertThat(recent.since(41)).containsExactly(TestChanges.vote(42, "f", 6, "bob"));
    }

    @Test
    void missedVotesWhenSeveralAreTheNewestWithoutAVoter() {
        add(TestChanges.vote(1, "f", 1, "ann"), TestChanges.vote(2, "f", 2, "bob"), TestChanges.vote(3, "f", 3, "cid"));

        assertThat(recent.since(2)).containsExactly(TestChanges.vote(3, "f", 3, "cid"));
        assertThat(recent.since(1))
                .singleElement()
                .satisfies(change -> assertThat(change.event()).isInstanceOfSatisfying(VoteUpdate.class, vote -> {
                    assertThat(vote.voteCount()).isEqualTo(3);
                    assertThat(vote.voterId()).isNull();
                }));
        assertThat(recent.since(3)).isEmpty();
    }

    @Test
    void missedEditsWhenSeveralAreOneWithTheNewestOfEachField() {
        add(
                TestChanges.edit(1, "f", "One", Status.PLANNED),
                TestChanges.edit(2, "f", "Two", null),
                TestChanges.edit(3, "f", null, Status.SHIPPED));

        assertThat(recent.since(0))
                .singleElement()
                .satisfies(change -> assertThat(change.event())
                        .isInstanceOfSatisfying(
                                FeatureUpdate.class,
                                update -> assertThat(update.changes())
                                        .isEqualTo(new Changes("Two", null, Status.SHIPPED))));
        assertThat(recent.since(2)).containsExactly(TestChanges.edit(3, "f", null, Status.SHIPPED));
    }

    @Test
    void missedFeatureWhenMadeEditedAndVotedForIsToldInThatOrder() {
        add(
                TestChanges.created(1, "f"),
                TestChanges.vote(2, "g", 1, "ann"),
                TestChanges.edit(3, "f", "New", null),
                TestChanges.vote(4, "f", 1, "ann"));

        assertThat(versionsSince(0)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(versionsSince(2)).containsExactly(3L, 4L);
    }

    @Test
    void missedFeatureWhenDeletedIsOnlyThat() {
        add(TestChanges.created(1, "f"), TestChanges.vote(2, "f", 1, "ann"), TestChanges.deleted(3, "f"));

        assertThat(recent.since(0)).containsExactly(TestChanges.deleted(3, "f"));
        assertThat(recent.since(3)).isEmpty();
    }

    @Test
    void featuresWhenMoreThanAreRememberedRaiseTheFloorToTheForgotten() {
        add(
                TestChanges.vote(1, "a", 1, "ann"),
                TestChanges.vote(2, "b", 1, "ann"),
                TestChanges.vote(3, "c", 1, "ann"),
                TestChanges.vote(4, "a", 2, "bob"),
                TestChanges.vote(5, "d", 1, "ann"));

        assertThat(recent.floor()).isEqualTo(2);
        assertThat(versionsSince(2)).containsExactly(3L, 4L, 5L);
    }

    @Test
    void changesWhenForgottenBeginAnew() {
        add(TestChanges.vote(41, "f", 5, "ann"));

        recent.clear();

        add(TestChanges.vote(1, "f", 1, "ann"));
        assertThat(recent.floor()).isZero();
        assertThat(recent.reached()).isEqualTo(1);
    }
}
