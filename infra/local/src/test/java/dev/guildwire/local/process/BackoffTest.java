package dev.guildwire.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void pausesWhenLivesAreShortDoubleUpToTheLimit() {
        var pauses =
                Stream.generate(() -> backoff.after(Duration.ZERO)).limit(8).toList();

        assertThat(pauses)
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L);
    }

    @Test
    void pauseWhenALifeWasLongIsShortAgain() {
        for (var life = 0; life < 8; life++) {
            backoff.after(Duration.ZERO);
        }

        assertThat(backoff.after(Backoff.GOOD_LIFE)).isEqualTo(Backoff.FIRST);
    }
}
