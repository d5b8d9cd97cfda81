package dev.guildwire.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.ingest.publish.KafkaUnavailableException;
import dev.guildwire.ingest.publish.Mark;
import dev.guildwire.ingest.publish.MarkReader.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration AGES = Duration.ofHours(1);

    /// Answers of Kafka, one a look; the last one is given again and again.
    private static final class Kafka implements Supplier<Optional<Seen>> {

        private final Iterator<Supplier<Optional<Seen>>> answers;
        private Supplier<Optional<Seen>> last = Optional::empty;
        private int looks;

        private Kafka(List<Supplier<Optional<Seen>>> answers) {
            this.answers = answers.iterator();
        }

        @Override
        public Optional<Seen> get() {
            looks++;
            last = answers.hasNext() ? answers.next() : last;
            return last.get();
        }
    }

    @Test
    void shardWhenSomebodyPublishedItLastIsAnothers() {
        assertThat(turn(written(NOW)).isAnothers()).isTrue();
        assertThat(turn(written(NOW.minus(AGES))).isAnothers()).isTrue();
    }

    @Test
    void shardWhenItWasNeverPublishedOrWasLeftIsNobodys() {
        assertThat(turn(Optional::empty).isAnothers()).isFalse();
        assertThat(turn(left(NOW)).isAnothers()).isFalse();
    }

    @Test
    void turnWhenMarksStopComesAfterThreeOfThem() throws InterruptedException {
        var kafka = new Kafka(List.of(written(NOW)));

        await(kafka);

        assertThat(kafka.looks).isEqualTo(1 + 7);
    }

    @Test
    void turnWhenMarksStoppedLongAgoComesAfterOneMore() throws InterruptedException {
        var kafka = new Kafka(List.of(written(NOW.minus(AGES))));

        await(kafka);

        assertThat(kafka.looks).isEqualTo(1 + 3);
    }

    @Test
    void turnWhenMarksAreOldByAClockThatIsFarOffComesAfterThreeOfThem() throws InterruptedException {
        var then = NOW.minus(AGES);
        var kafka = new Kafka(List.of(written(then), written(then.plus(INTERVAL))));

        await(kafka);

        assertThat(kafka.looks).isEqualTo(2 + 7);
    }

    @Test
    void turnWhenTheOtherOneLeftComesAtOnce() throws InterruptedException {
        var kafka = new Kafka(List.of(written(NOW), left(NOW)));

        await(kafka);

        assertThat(kafka.looks).isEqualTo(2);
    }

    @Test
    void turnWhenTheMachineStoodStillIsNotNearer() throws InterruptedException {
        Supplier<Optional<Seen>> pause = () -> {
            LockSupport.parkNanos(INTERVAL.multipliedBy(4).toNanos());
            return written(NOW).get();
        };
        var kafka = new Kafka(List.of(written(NOW), pause, written(NOW.plus(INTERVAL)), left(NOW)));

        await(kafka);

        assertThat(kafka.looks).isEqualTo(4);
    }

    @Test
    void turnWhenKafkaDoesNotAnswerIsNotNearer() throws InterruptedException {
        Supplier<Optional<Seen>> away = () -> {
            throw new KafkaUnavailableException(null);
        };
        var answers = new ArrayList<>(Collections.nCopies(20, away));
        answers.addFirst(written(NOW));
        answers.addLast(left(NOW));
        var kafka = new Kafka(answers);

        await(kafka);

        assertThat(kafka.looks).isEqualTo(22);
    }

    private static void await(Kafka kafka) throws InterruptedException {
        new Turn(kafka, INTERVAL, CLOCK).await(through -> false, () -> false);
    }

    private static Turn turn(Supplier<Optional<Seen>> answer) {
        return new Turn(new Kafka(List.of(answer)), INTERVAL, CLOCK);
    }

    private static Supplier<Optional<Seen>> written(Instant at) {
        return () -> Optional.of(new Seen(new Mark("other", at, false), at));
    }

    private static Supplier<Optional<Seen>> left(Instant at) {
        return () -> Optional.of(new Seen(new Mark("other", at, true), at));
    }
}
