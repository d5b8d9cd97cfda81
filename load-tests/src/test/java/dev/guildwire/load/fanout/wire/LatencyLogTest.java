package dev.guildwire.load.fanout.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyLogTest {

    @Test
    void logWhenEventsAreSentAndArriveAroundTheWindowTakesOnlyWhatIsWithin() {
        var log = new LatencyLog();
        log.measure(new Window(1_000_000, 2_000_000));

        log.onEvent(900_000, 1_100_000);
        log.onEvent(1_500_000, 1_600_000);
        log.onEvent(1_900_000, 2_900_000);
        log.onEvent(2_000_000, 2_100_000);

        assertThat(log.arrivals()).isEqualTo(2);
        assertThat(log.micros().getTotalCount()).isEqualTo(2);
        assertThat(log.micros().getMinValue()).isEqualTo(100);
        assertThat(log.micros().getMaxValue()).isEqualTo(1_000);
    }
}
