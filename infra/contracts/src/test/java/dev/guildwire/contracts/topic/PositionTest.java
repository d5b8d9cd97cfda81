package dev.guildwire.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @ParameterizedTest
    @CsvSource({"1abc, 0, -1", "z, 7, 0", "00, 999999, 999999999999999999"})
    void parseWhenPrintedByItselfGivesTheSame(String epoch, int partition, long offset) {
        var position = new Position(epoch, partition, offset);

        assertThat(Position.parse(position.toString())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "a-1", "a-1-", "a--1-2", "a-1--2", "a-1-1234567890123456789", "ä-1-1", "a-1-1 "})
    void parseWhenNotAPositionIsEmpty(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }

    @Test
    void epochWhenPartitionsChangeIsAnother() {
        assertThat(Epoch.of("topic", 8)).isEqualTo(Epoch.of("topic", 8)).isNotEqualTo(Epoch.of("topic", 9));
    }
}
