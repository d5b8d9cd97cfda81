package dev.guildwire.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(new Random(1));

    @Test
    void nextWhenFailuresGoOnDoublesUpToALimit() {
        var waits =
                IntStream.range(0, 9).mapToLong(_ -> backoff.next().toMillis()).toArray();

        for (int i = 0; i < waits.length; i++) {
            var most = Math.min(15_000, 250L << i);
            assertThat(waits[i]).isBetween(most / 2, most);
        }
    }

    @Test
    void nextWhenResetBeginsAnew() {
        IntStream.range(0, 5).forEach(_ -> backoff.next());

        backoff.reset();

        assertThat(backoff.next().toMillis()).isLessThanOrEqualTo(250);
    }
}
