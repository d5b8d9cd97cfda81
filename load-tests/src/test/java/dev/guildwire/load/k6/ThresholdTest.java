package dev.guildwire.load.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

    @ParameterizedTest
    @CsvSource({
        "p(95)<15, 14.9, true", "p(95)<15, 15, false", "avg<=2, 2, true", "avg<=2, 2.1, false", "count>0, 1, true",
        "count>0, 0, false", "rate>=0.5, 0.5, true", "rate>=0.5, 0.4, false", "count==0, 0, true", "count==0, 1, false",
        "count===0, 1, false", "value!=3, 3, false", "value != 3, 4, true"
    })
    void holdsWhenComparedFollowsTheOperator(String source, double actual, boolean holds) {
        var threshold = Threshold.parse(source, false, Duration.ZERO);

        assertThat(threshold.holds(actual)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p(95)", "p95<3", "rate=1", "max<", "max<1ms", "p(x)<1", "avg<1 and max<2"})
    void parseWhenConditionIsNoneOfK6RefusesIt(String source) {
        assertThatThrownBy(() -> Threshold.parse(source, false, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(source);
    }
}
