package dev.guildwire.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    private final SlidingWindow window = new SlidingWindow(3, 1000);

    private long takenOf(int attempts, long now) {
        return IntStream.range(0, attempts).filter(_ -> window.tryTake(now)).count();
    }

    @Test
    void windowWhenNewLetsSoManyThroughAtOnceAndNoMore() {
        assertThat(window.freeAt()).isNegative();
        assertThat(takenOf(10, 0)).isEqualTo(3);
    }

    @Test
    void windowWhenFullLetsTheNextThroughExactlyItsLengthAfterTheOldest() {
        takenOf(1, 100);
        takenOf(2, 400);

        assertThat(window.freeAt()).isEqualTo(1100);
        assertThat(window.tryTake(1099)).isFalse();
        assertThat(takenOf(10, 1100)).isEqualTo(1);
        assertThat(window.freeAt()).isEqualTo(1400);
    }

    @Test
    void windowWhenTriedInVainForgetsTheTry() {
        takenOf(100, 0);
        takenOf(100, 999);

        assertThat(takenOf(10, 1000)).isEqualTo(3);
    }
}
