package dev.guildwire.simulator.gateway;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// All sessions, and who may begin one.
final class Sessions {

    private static final long DAY_MILLIS = 24 * 60 * 60 * 1000L;

    private final String token;
    private final GatewayOptions options;
    private final InstantSource clock;
    private final Map<String, GatewaySession> byId = new LinkedHashMap<>();
    private final Map<GatewaySession, Long> lostSince = new HashMap<>();
    private final Map<Integer, Long> lastStarts = new HashMap<>();
    private int startsToday;
    private long dayBegan;

    /// What becomes of an IDENTIFY.
    sealed interface Start {

        record Started(GatewaySession session) implements Start {}

        record Refused(CloseCode code) implements Start {}

        /// Too many at once: the client has to wait and try again.
        record TooFast() implements Start {}

        /// Too many in a day: Discord ends all sessions of the bot.
        record UsedUp() implements Start {}
    }

    /// What becomes of a RESUME.
    sealed interface Resumption {

        record Resumed(GatewaySession session, List<GatewaySession.Sent> missed) implements Resumption {}

        record Refused(CloseCode code) implements Resumption {}

        /// The session is unknown, or too far ahead of what the client has.
        record Gone() implements Resumption {}
    }

    Sessions(String token, GatewayOptions options, InstantSource clock) {
        this.token = token;
        this.options = options;
        this.clock = clock;
        this.dayBegan = clock.millis();
    }

    Start start(ClientFrame.Identify identify) {
        if (!identify.token().equals(token)) {
            return new Start.Refused(CloseCode.AUTHENTICATION_FAILED);
        } else if (identify.shard() < 0 || identify.shard() >= identify.shards()) {
            return new Start.Refused(CloseCode.INVALID_SHARD);
        } else if ((identify.intents() & ~Intent.KNOWN) != 0) {
            return new Start.Refused(CloseCode.INVALID_INTENTS);
        } else if (asksTooMuch(identify.intents())) {
            return new Start.Refused(CloseCode.DISALLOWED_INTENTS);
        } else if (!mayStartNow(identify.shard())) {
            return new Start.TooFast();
        } else if (startsLeft() == 0) {
            return new Start.UsedUp();
        }
        startsToday++;
        var session = new GatewaySession(newId(), identify, options.replayed());
        byId.put(session.id(), session);
        return new Start.Started(session);
    }

    Resumption resume(ClientFrame.Resume resume) {
        if (!resume.token().equals(token)) {
            return new Resumption.Refused(CloseCode.AUTHENTICATION_FAILED);
        }
        var session = byId.get(resume.sessionId());
        if (session == null) {
            return new Resumption.Gone();
        } else if (resume.seq() > session.seq()) {
            remove(session);
            return new Resumption.Refused(CloseCode.INVALID_SEQUENCE);
        }
        var missed = session.after(resume.seq());
        if (missed.isEmpty()) {
            remove(session);
            return new Resumption.Gone();
        }
        lostSince.remove(session);
        return new Resumption.Resumed(session, missed.get());
    }

    List<GatewaySession> all() {
        return List.copyOf(byId.values());
    }

    void remove(GatewaySession session) {
        byId.remove(session.id());
        lostSince.remove(session);
    }

    void lost(GatewaySession session) {
        lostSince.put(session, clock.millis());
    }

    /// Forgets sessions whose clients have not come back in time.
    void forgetLost() {
        long oldest = clock.millis() - options.resumeWindow().toMillis();
        lostSince.entrySet().stream()
                .filter(lost -> lost.getValue() < oldest)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::remove);
    }

    int startsLeft() {
        if (resetAfterMillis() <= 0) {
            dayBegan = clock.millis();
            startsToday = 0;
        }
        return Math.max(0, options.identifiesPerDay() - startsToday);
    }

    long resetAfterMillis() {
        return dayBegan + DAY_MILLIS - clock.millis();
    }

    void reset() {
        byId.clear();
        lostSince.clear();
        lastStarts.clear();
        startsToday = 0;
    }

    private boolean asksTooMuch(long intents) {
        for (var intent : Intent.values()) {
            if (intent.privileged()
                    && intent.in(intents)
                    && !options.privileged().contains(intent)) {
                return true;
            }
        }
        return false;
    }

    /// One start per interval for each rate limit key, `shard_id % max_concurrency`.
    private boolean mayStartNow(int shard) {
        long now = clock.millis();
        int key = shard % options.maxConcurrency();
        var last = lastStarts.get(key);
        if (last != null && now - last < options.identifyInterval().toMillis()) {
            return false;
        }
        lastStarts.put(key, now);
        return true;
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
