package dev.guildwire.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PositionsTest {

    @Test
    void allWhenEventsWereSeenAreTheNewestOfEachStream() {
        var positions = new Positions(List.of("1x-0-41", "1x-1--1"));

        positions.see("1x-1-8");
        positions.see("1x-1-9");

        assertThat(positions.all()).containsExactly("1x-0-41", "1x-1-9");
    }
}
