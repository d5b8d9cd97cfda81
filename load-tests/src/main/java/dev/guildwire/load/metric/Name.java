package dev.guildwire.load.metric;

import java.util.Arrays;
import java.util.Optional;

/// Every metric of a run. The upper ones are k6's own, the lower ones are declared by our k6 script as well; a test
/// holds both lists against each other.
public enum Name {
    CHECKS("checks", Kind.RATE),
    DATA_RECEIVED("data_received", Kind.COUNTER),
    DATA_SENT("data_sent", Kind.COUNTER),
    DROPPED_ITERATIONS("dropped_iterations", Kind.COUNTER),
    HTTP_REQS("http_reqs", Kind.COUNTER),
    HTTP_REQ_DURATION("http_req_duration", Kind.TREND),
    HTTP_REQ_FAILED("http_req_failed", Kind.RATE),
    ITERATIONS("iterations", Kind.COUNTER),
    ITERATION_DURATION("iteration_duration", Kind.TREND),
    VUS("vus", Kind.GAUGE),
    VUS_MAX("vus_max", Kind.GAUGE),
    WS_CONNECTING("ws_connecting", Kind.TREND),
    WS_MSGS_RECEIVED("ws_msgs_received", Kind.COUNTER),
    WS_MSGS_SENT("ws_msgs_sent", Kind.COUNTER),
    WS_SESSIONS("ws_sessions", Kind.COUNTER),
    WS_SESSION_DURATION("ws_session_duration", Kind.TREND),

    /// From the dispatch at Discord to the arrival of the frame.
    EVENT_LATENCY("event_latency", Kind.TREND),
    /// Numbered events that arrived.
    EVENTS_RECEIVED("events_received", Kind.COUNTER),
    /// Numbered events that did not arrive, or only behind later ones.
    EVENTS_MISSING("events_missing", Kind.COUNTER),
    /// Numbered events that arrived again, or behind later ones.
    EVENTS_REPEATED("events_repeated", Kind.COUNTER),
    /// Frames whose `id` is not behind the one before.
    EVENTS_UNORDERED("events_unordered", Kind.COUNTER),
    /// Events of a guild that the connection did not ask for.
    EVENTS_FOREIGN("events_foreign", Kind.COUNTER),
    /// From a lost connection to the answer that the next one is authenticated.
    RECOVERY_TIME("recovery_time", Kind.TREND),
    /// Reconnections that got what was missed.
    RESUMED("resumed", Kind.RATE),
    /// Handshakes that were answered with anything but 101.
    HANDSHAKES_REFUSED("handshakes_refused", Kind.COUNTER),
    /// Connections that the other side ended, slow readers' apart.
    CONNECTIONS_LOST("connections_lost", Kind.COUNTER),
    /// Slow readers that were cut off.
    SLOW_CUT("slow_cut", Kind.RATE),
    /// From a vote to its message on the roadmap's stream.
    BROADCAST_LATENCY("broadcast_latency", Kind.TREND),
    /// Messages of the roadmap's stream that arrived.
    BROADCASTS_RECEIVED("broadcasts_received", Kind.COUNTER),
    /// Connections to the roadmap's stream that ended with another count of votes than the board.
    BROADCASTS_STALE("broadcasts_stale", Kind.COUNTER),
    /// From the request for a room to the answer.
    ROOM_CREATED_TIME("room_created_time", Kind.TREND);

    private final String wire;
    private final Kind kind;

    /// What k6 calls a metric's type.
    public enum Kind {
        COUNTER,
        GAUGE,
        RATE,
        TREND
    }

    Name(String wire, Kind kind) {
        this.wire = wire;
        this.kind = kind;
    }

    public String wire() {
        return wire;
    }

    public Kind kind() {
        return kind;
    }

    static Optional<Name> of(String wire) {
        return Arrays.stream(values()).filter(name -> name.wire.equals(wire)).findFirst();
    }

    Metric newMetric() {
        return switch (kind) {
            case COUNTER -> new Counter();
            case GAUGE -> new Gauge();
            case RATE -> new Rate();
            case TREND -> new Trend();
        };
    }
}
