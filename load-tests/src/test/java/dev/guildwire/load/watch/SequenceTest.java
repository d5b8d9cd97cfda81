package dev.guildwire.load.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.load.k6.K6Options;
import dev.guildwire.load.k6.OptionsReader;
import dev.guildwire.load.metric.Counter;
import dev.guildwire.load.metric.Metrics;
import dev.guildwire.load.metric.Name;
import dev.guildwire.load.metric.Samples;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequenceTest {

    private final K6Options options = OptionsReader.read("{}");
    private final Metrics metrics = new Metrics(options);
    private final Samples samples = metrics.of(options.scenarios().getFirst());

    @Test
    void sequenceWhenAllComeInOrderIsWhole() {
        var sequence = new Sequence(samples, true);

        LongStream.range(0, 5).forEach(sequence::saw);
        sequence.endAt(5);

        assertThat(sequence.isWhole()).isTrue();
        assertThat(count(Name.EVENTS_RECEIVED)).isEqualTo(5);
    }

    @Test
    void sequenceWhenSomeAreLeftOutCountsThem() {
        var sequence = new Sequence(samples, true);

        LongStream.of(1, 2, 5).forEach(sequence::saw);
        sequence.endAt(8);

        assertThat(sequence.isWhole()).isFalse();
        assertThat(count(Name.EVENTS_MISSING)).isEqualTo(1 + 2 + 2);
    }

    @Test
    void sequenceWhenOneComesAgainCountsIt() {
        var sequence = new Sequence(samples, true);

        LongStream.of(0, 1, 1, 2).forEach(sequence::saw);
        sequence.endAt(3);

        assertThat(sequence.isWhole()).isFalse();
        assertThat(count(Name.EVENTS_REPEATED)).isEqualTo(1);
        assertThat(count(Name.EVENTS_MISSING)).isZero();
    }

    @Test
    void sequenceWhenBegunLateExpectsOnlyTheRest() {
        var sequence = new Sequence(samples, false);

        LongStream.range(40, 50).forEach(sequence::saw);
        sequence.endAt(50);

        assertThat(sequence.isWhole()).isTrue();
    }

    @Test
    void sequenceWhenNothingCameIsNotWhole() {
        var sequence = new Sequence(samples, true);

        sequence.endAt(7);

        assertThat(sequence.isWhole()).isFalse();
        assertThat(count(Name.EVENTS_MISSING)).isEqualTo(7);
    }

    private double count(Name name) {
        return ((Counter) metrics.metric(name)).count();
    }
}
