package dev.guildwire.rooms.login;

import dev.guildwire.contracts.event.UserEvent;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.script.RedisScriptFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Spring Session's store: one hash for each session, times as decimal text, each attribute as JSON of the one type it
/// has, so that an edge can read it and no class name is ever stored or loaded.
///
/// Reading is one command. Writing is one too, and is left out while nothing but the access time changed by less than
/// [#ACCESS_PRECISION]. A session that was ended while a request was under way stays ended.
@Component
class RedisSessions implements SessionRepository<StoredSession> {

    private static final Duration ACCESS_PRECISION = Duration.ofMinutes(1);
    private static final String PREFIX = LoginSession.REDIS_NAMESPACE + ":sessions:";
    private static final String ATTRIBUTE = "sessionAttr:";
    private static final String LOGIN = ATTRIBUTE + LoginSession.ATTRIBUTE;
    private static final String GRANT = ATTRIBUTE + DiscordGrant.ATTRIBUTE;
    private static final String CHECK_AT = ATTRIBUTE + Logins.CHECK_AT;
    private static final String CREATED = "creationTime";
    private static final String ACCESSED = "lastAccessedTime";
    private static final String TIMEOUT = "maxInactiveInterval";
    private static final RedisScript<Long> SAVE = script("save-session");
    private static final RedisScript<Long> SET = script("set-session");
    private static final RedisScript<Long> END = script("end-session");
    private static final RedisScript<Long> END_ALL = script("end-sessions");

    private final StringRedisTemplate redis;
    private final RedisWatch watch;
    private final Revocations revocations;
    private final JsonMapper json;
    private final SessionIdGenerator ids;
    private final LoginProperties properties;
    private final Clock clock;

    RedisSessions(
            StringRedisTemplate redis,
            RedisWatch watch,
            Revocations revocations,
            JsonMapper json,
            SessionIdGenerator ids,
            LoginProperties properties,
            Clock clock) {
        this.redis = redis;
        this.watch = watch;
        this.revocations = revocations;
        this.json = json;
        this.ids = ids;
        this.properties = properties;
        this.clock = clock;
    }

    static String key(String id) {
        return PREFIX + id;
    }

    @Override
    public StoredSession createSession() {
        return new StoredSession(ids.generate(), clock.instant(), properties.idleTimeout());
    }

    @Override
    public void save(StoredSession session) {
        var now = session.accessTime(clock.instant());
        var unchanged = !session.isNew() && session.changed().isEmpty();
        if (unchanged && session.staleness(now).compareTo(ACCESS_PRECISION) < 0) {
            return;
        }
        var arguments = new ArrayList<String>();
        arguments.add(session.isNew() ? "1" : "0");
        arguments.add(Long.toString(lifetime(session).toMillis()));
        fields(session, now).forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
        var written = redis.execute(SAVE, List.of(key(session.getId())), arguments.toArray());
        session.written(now);
        if (Objects.requireNonNull(written) == 1) {
            watch.begin(session.getId(), checkAt(session));
        }
    }

    @Override
    public @Nullable StoredSession findById(String id) {
        var hash = read(id);
        return record(id, hash)
                .map(found -> new StoredSession(
                        id,
                        instant(hash, CREATED),
                        found.accessedAt(),
                        Duration.ofSeconds(number(hash, TIMEOUT)),
                        Map.of(
                                LoginSession.ATTRIBUTE, found.login(),
                                DiscordGrant.ATTRIBUTE, found.grant(),
                                Logins.CHECK_AT, found.checkAt().toEpochMilli())))
                .orElse(null);
    }

    @Override
    public void deleteById(String id) {
        redis.delete(key(id));
    }

    Optional<SessionRecord> find(String id) {
        return record(id, read(id));
    }

    /// Sets the login, and tells the events that follow from it, in one step.
    ///
    /// @return false when the session is gone, or its login is not any more what it was when it was read
    boolean setLogin(SessionRecord read, LoginSession login, List<? extends UserEvent> events) {
        return set(read.id(), read.loginText(), LOGIN, json.writeValueAsString(login), events);
    }

    void setGrant(String id, DiscordGrant grant) {
        set(id, "", GRANT, json.writeValueAsString(grant), List.of());
    }

    void setCheckAt(String id, Instant time) {
        set(id, "", CHECK_AT, Long.toString(time.toEpochMilli()), List.of());
    }

    private boolean set(String id, String expected, String field, String value, List<? extends UserEvent> events) {
        var arguments = new ArrayList<>(List.of(expected, field, value));
        events.forEach(event -> arguments.addAll(revocations.entry(event)));
        var written = redis.execute(SET, List.of(key(id), Revocations.OUTBOX), arguments.toArray());
        return Objects.requireNonNull(written) == 1;
    }

    /// Ends a session of this user, tells the event that follows from it, and forgets that it was the user's.
    void end(String id, UserId user, UserEvent event) {
        redis.execute(
                END,
                List.of(key(id), RedisUserSessions.key(user), Revocations.OUTBOX),
                Stream.concat(Stream.of(id), revocations.entry(event).stream()).toArray());
    }

    /// As [#end] for all sessions of the user.
    ///
    /// @return how many there were
    long endAll(UserId user, UserEvent event) {
        var ended = redis.execute(
                END_ALL,
                List.of(RedisUserSessions.key(user), Revocations.OUTBOX),
                Stream.concat(Stream.of(PREFIX), revocations.entry(event).stream())
                        .toArray());
        return Objects.requireNonNull(ended);
    }

    private Map<String, String> read(String id) {
        return redis.<String, String>opsForHash().entries(key(id));
    }

    private Optional<SessionRecord> record(String id, Map<String, String> hash) {
        var login = hash.get(LOGIN);
        var grant = hash.get(GRANT);
        return login == null || grant == null || isTooOld(hash)
                ? Optional.empty()
                : Optional.of(new SessionRecord(
                        id,
                        login,
                        json.readValue(login, LoginSession.class),
                        json.readValue(grant, DiscordGrant.class),
                        instant(hash, CHECK_AT),
                        instant(hash, ACCESSED)));
    }

    /// Redis ends such a session too, by its own clock.
    private boolean isTooOld(Map<String, String> hash) {
        return !clock.instant().isBefore(instant(hash, CREATED).plus(properties.absoluteTimeout()));
    }

    private Map<String, String> fields(StoredSession session, Instant now) {
        var fields = new HashMap<String, String>();
        fields.put(ACCESSED, Long.toString(now.toEpochMilli()));
        if (session.isNew()) {
            fields.put(CREATED, Long.toString(session.getCreationTime().toEpochMilli()));
            fields.put(TIMEOUT, Long.toString(session.getMaxInactiveInterval().toSeconds()));
        }
        for (var name : session.changed()) {
            var value = session.<Object>getAttribute(name);
            fields.put(ATTRIBUTE + name, value == null ? "" : json.writeValueAsString(value));
        }
        return fields;
    }

    /// The idle timeout, but never beyond the longest that a session may live.
    private Duration lifetime(StoredSession session) {
        var longest =
                Duration.between(clock.instant(), session.getCreationTime().plus(properties.absoluteTimeout()));
        return longest.compareTo(session.getMaxInactiveInterval()) < 0 ? longest : session.getMaxInactiveInterval();
    }

    private static Instant checkAt(StoredSession session) {
        return Instant.ofEpochMilli(Objects.requireNonNull(session.<Long>getAttribute(Logins.CHECK_AT)));
    }

    private static Instant instant(Map<String, String> hash, String field) {
        return Instant.ofEpochMilli(number(hash, field));
    }

    private static long number(Map<String, String> hash, String field) {
        return Long.parseLong(Objects.requireNonNull(hash.get(field)));
    }

    private static RedisScript<Long> script(String name) {
        return RedisScriptFile.of(name, Long.class);
    }
}
