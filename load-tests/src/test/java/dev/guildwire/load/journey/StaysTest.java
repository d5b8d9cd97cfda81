package dev.guildwire.load.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.load.k6.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaysTest {

    @Test
    void staysWhenRampGoesUpAndDownEndWithWhoCameLastFirst() {
        var stays = Stays.of(1, List.of(stage(4, 3), stage(2, 3), stage(4, 1)));

        assertThat(stays).containsExactly(seconds(10), seconds(10), seconds(8));
    }

    @Test
    void staysWhenRampComesBackCountNewUsers() {
        var stays = Stays.of(2, List.of(stage(2, 0), stage(3, 1)));

        assertThat(stays).containsExactly(seconds(2), seconds(1), seconds(5));
    }

    private static Stage stage(int seconds, int target) {
        return new Stage(seconds(seconds), target);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
