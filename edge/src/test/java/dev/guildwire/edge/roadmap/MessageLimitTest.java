package dev.guildwire.edge.roadmap;

import static dev.guildwire.edge.roadmap.MessageLimit.Verdict.ACCEPT;
import static dev.guildwire.edge.roadmap.MessageLimit.Verdict.CLOSE;
import static dev.guildwire.edge.roadmap.MessageLimit.Verdict.IGNORE;
import static dev.guildwire.edge.roadmap.MessageLimit.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.edge.roadmap.MessageLimit.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageLimitTest {

    private final MessageLimit limit = new MessageLimit(10, 10_000);

    private List<Verdict> judge(int count, long now) {
        return IntStream.range(0, count).mapToObj(_ -> limit.judge(now)).toList();
    }

    @Test
    void messagesWhenMoreThanTenInTenSecondsAreIgnoredWithOneWarning() {
        assertThat(judge(13, 0))
                .isEqualTo(Stream.of(Collections.nCopies(10, ACCEPT), List.of(WARN, IGNORE, IGNORE))
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void messageWhenTheFirstTenAreTenSecondsAgoIsAcceptedAndTheNextTooManyWarnedOfAgain() {
        judge(12, 0);

        assertThat(limit.judge(9_999)).isEqualTo(IGNORE);
        assertThat(judge(11, 10_000))
                .isEqualTo(Stream.of(Collections.nCopies(10, ACCEPT), List.of(WARN))
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void clientWhenTenMessagesOfItAreIgnoredIsClosed() {
        judge(10, 0);

        var more = judge(10, 1);

        assertThat(more).startsWith(WARN).endsWith(CLOSE);
        assertThat(more.subList(1, 9)).containsOnly(IGNORE);
    }

    @Test
    void clientWhenItKeepsToTheLimitIsNeverWarned() {
        assertThat(IntStream.range(0, 200).mapToObj(i -> limit.judge(i * 1000L)))
                .containsOnly(ACCEPT);
    }
}
