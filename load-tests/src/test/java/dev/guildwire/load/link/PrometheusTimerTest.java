package dev.guildwire.load.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusTimerTest {

    private static final String BEFORE = metrics(10, 10, 10);
    private static final String AFTER = metrics(60, 109, 110);

    @Test
    void millisWhenThereWasMoreBeforeAreOfWhatCameSince() {
        var since = PrometheusTimer.read(AFTER, "cost_seconds").since(PrometheusTimer.read(BEFORE, "cost_seconds"));

        assertThat(since.count()).isEqualTo(100);
        assertThat(since.millis(0.25)).isEqualTo(0.25);
        assertThat(since.millis(0.5)).isEqualTo(0.5);
        assertThat(since.millis(0.745)).isEqualTo(1.25);
        assertThat(since.millis(0.99)).isEqualTo(2);
        assertThat(since.millis(1)).isInfinite();
    }

    @Test
    void millisWhenNothingWasTimedAreNoNumber() {
        assertThat(PrometheusTimer.read("other 1", "cost_seconds").millis(0.99)).isNaN();
    }

    private static String metrics(int half, int two, int all) {
        return """
                # HELP cost_seconds
                cost_seconds_bucket{application="rooms",le="5.0E-4"} %d
                cost_seconds_bucket{application="rooms",le="0.002"} %d
                cost_seconds_bucket{application="rooms",le="+Inf"} %d
                cost_seconds_count{application="rooms"} %d
                """.formatted(half, two, all, all);
    }
}
