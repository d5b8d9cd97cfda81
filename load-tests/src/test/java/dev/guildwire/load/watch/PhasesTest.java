package dev.guildwire.load.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.load.k6.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhasesTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void phaseWhenTimeIsReachedIsSteady() {
        var phases = Phases.steadyFrom(10 * SECOND);

        assertThat(phases.at(10 * SECOND - 1)).containsEntry("phase", "warm-up");
        assertThat(phases.at(10 * SECOND)).containsEntry("phase", "steady");
    }

    @Test
    void phaseWhenStageHoldsANumberIsThatNumber() {
        var phases = Phases.stages(
                100 * SECOND, 0, List.of(new Stage(Duration.ofSeconds(5), 50), new Stage(Duration.ofSeconds(10), 50)));

        assertThat(phases.at(99 * SECOND)).containsEntry("connections", "ramp");
        assertThat(phases.at(102 * SECOND)).containsEntry("connections", "ramp");
        assertThat(phases.at(105 * SECOND)).containsEntry("connections", "50");
        assertThat(phases.at(200 * SECOND)).containsEntry("connections", "50");
    }
}
