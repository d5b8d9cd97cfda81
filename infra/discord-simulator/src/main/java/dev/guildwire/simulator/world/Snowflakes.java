package dev.guildwire.simulator.world;

import java.time.InstantSource;

/// Makes ids as Discord makes them: each is new and greater than all before it.
final class Snowflakes {

    private static final int PER_MILLISECOND = 1 << 12;

    private final InstantSource clock;
    private long lastMillis;
    private int inMillisecond;

    Snowflakes(InstantSource clock) {
        this.clock = clock;
    }

    Snowflake next() {
        long now = Math.max(clock.millis(), lastMillis);
        inMillisecond = now == lastMillis ? inMillisecond + 1 : 0;
        if (inMillisecond == PER_MILLISECOND) {
            now++;
            inMillisecond = 0;
        }
        lastMillis = now;
        return new Snowflake((now - Snowflake.EPOCH_MILLIS) << Snowflake.TIME_SHIFT | inMillisecond);
    }
}
