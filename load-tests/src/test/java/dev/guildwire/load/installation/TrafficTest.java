package dev.guildwire.load.installation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficTest {

    @ParameterizedTest
    @CsvSource({"10, 3, 50, 30", "10, 5, 50, 50", "10, 6, 50, 55", "100, 30, 50, 1525", "1, 4, 1, 2"})
    void joinsWhenEverybodyIsInAreEverySecondDispatch(int perSecond, int seconds, int people, long joins) {
        assertThat(new Traffic("1", perSecond, seconds, people).joins()).isEqualTo(joins);
    }
}
