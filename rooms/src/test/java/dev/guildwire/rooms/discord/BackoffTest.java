package dev.guildwire.rooms.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {

    @Property
    void waitWhateverChanceSaysIsAtLeastTheLaddersAndAtMostAQuarterMore(
            @ForAll @IntRange(min = 1, max = 50) int tries, @ForAll long chance) {
        var ladder = Duration.ofSeconds(1L << Math.min(tries - 1, 4));

        var wait = new Backoff(Duration.ofSeconds(1), new Random(chance)).after(tries);

        assertThat(wait).isBetween(ladder, ladder.multipliedBy(5).dividedBy(4));
    }
}
