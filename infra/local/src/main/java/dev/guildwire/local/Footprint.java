package dev.guildwire.local;

import dev.guildwire.local.option.Option;
import dev.guildwire.local.option.Options;

/// What a stack takes of a machine's memory once it is up, in megabytes, as measured with a little to spare.
final class Footprint {

    /// Launcher, Redis, Kafka, simulator, ingest.
    private static final int FIXED = 900;

    private static final int EDGE = 200;
    private static final int ROOMS = 300;

    private Footprint() {}

    static int megabytes(Options options) {
        return FIXED + EDGE * options.number(Option.EDGES) + ROOMS * options.number(Option.ROOMS);
    }
}
