package dev.guildwire.contracts.topic;

/// Header keys of records on event topics. Every value is UTF-8 text; numbers are decimal.
public final class Headers {

    /// The event's wire name (`voice.joined`), or Discord's dispatch name on `discord.dispatch`. Always there.
    public static final String EVENT = "event";

    /// When it happened, Unix time in milliseconds: when ingest took the dispatch off Discord's socket, or rooms
    /// made the change. It is the `ts` of the browser's envelope. Always there.
    public static final String TS = "ts";

    /// When ingest took the dispatch off Discord's socket, Unix time in microseconds. Absent on events that did not
    /// begin on Discord.
    public static final String RECEIVED_MICROS = "received-us";

    /// The one user the event is for; absent when it is for everybody the topic's key names.
    public static final String TARGET_USER = "target-user";

    /// Present, with the value `true`, on an event found by comparing states and not told by Discord.
    public static final String SYNTHETIC = "synthetic";

    /// What the event came from: `shard/session/s`, the same for repeats of one dispatch.
    public static final String ORIGIN = "origin";

    /// Number of the change, rising by one with each; on `roadmap.events`. An event not above a board's version is in
    /// it.
    public static final String VERSION = "version";

    /// W3C trace context, present on sampled events only.
    public static final String TRACEPARENT = "traceparent";

    private Headers() {}
}
