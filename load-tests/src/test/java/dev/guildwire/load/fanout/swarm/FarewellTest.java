package dev.guildwire.load.fanout.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FarewellTest {

    @Test
    void farewellWhenTheServerSaysWhenToComeBackWaitsSoLong() {
        assertThat(Farewell.of(1001, "retry after 1432 ms")).isEqualTo(new Farewell(1001, 1432));
    }

    @Test
    void farewellWhenTheServerSaysNothingWaitsASecond() {
        assertThat(Farewell.of(1008, "Too slow")).isEqualTo(new Farewell(1008, 1000));
    }
}
