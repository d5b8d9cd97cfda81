package dev.guildwire.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final TokenBucket bucket = new TokenBucket(10, () -> Instant.ofEpochMilli(now.get()));

    private long takenOf(int attempts) {
        return IntStream.range(0, attempts).filter(_ -> bucket.tryTake()).count();
    }

    @Test
    void bucketWhenFullGivesASecondsWorthAndNoMore() {
        assertThat(takenOf(100)).isEqualTo(10);
    }

    @Test
    void bucketWhenEmptyFillsWithTime() {
        takenOf(100);

        now.addAndGet(500);

        assertThat(takenOf(100)).isEqualTo(5);
    }

    @Test
    void bucketWhenLeftAloneHoldsNoMoreThanASecondsWorth() {
        now.addAndGet(60_000);

        assertThat(takenOf(100)).isEqualTo(10);
    }

    @Test
    void bucketWhenTheClockGoesBackStaysAsItIs() {
        takenOf(5);

        now.addAndGet(-10_000);

        assertThat(takenOf(100)).isEqualTo(5);
    }
}
