package dev.guildwire.rooms.login;

import dev.guildwire.contracts.session.LoginSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
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
    private static final String CREATED = "creationTime";
    private static final String ACCESSED = "lastAccessedTime";
    private static final String TIMEOUT = "maxInactiveInterval";
    private static final Map<String, Class<?>> TYPES =
            Map.of(LoginSession.ATTRIBUTE, LoginSession.class, DiscordGrant.ATTRIBUTE, DiscordGrant.class);
    private static final RedisScript<Long> SAVE =
            RedisScript.of(new ClassPathResource("lua/save-session.lua"), Long.class);

    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private final SessionIdGenerator ids;
    private final LoginProperties properties;
    private final Clock clock;

    RedisSessions(
            StringRedisTemplate redis,
            JsonMapper json,
            SessionIdGenerator ids,
            LoginProperties properties,
            Clock clock) {
        this.redis = redis;
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
        var unchanged = !session.isNew() && session.changed().isEmpty();
        if (unchanged && session.staleness().compareTo(ACCESS_PRECISION) < 0) {
            return;
        }
        var arguments = new ArrayList<String>();
        arguments.add(session.isNew() ? "1" : "0");
        arguments.add(Long.toString(session.getMaxInactiveInterval().toMillis()));
        fields(session).forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
        redis.execute(SAVE, List.of(key(session.getId())), arguments.toArray());
    }

    @Override
    public @Nullable StoredSession findById(String id) {
        var hash = redis.<String, String>opsForHash().entries(key(id));
        return hash.containsKey(ATTRIBUTE + LoginSession.ATTRIBUTE) ? read(id, hash) : null;
    }

    @Override
    public void deleteById(String id) {
        redis.delete(key(id));
    }

    private Map<String, String> fields(StoredSession session) {
        var fields = new HashMap<String, String>();
        fields.put(ACCESSED, Long.toString(session.getLastAccessedTime().toEpochMilli()));
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

    private StoredSession read(String id, Map<String, String> hash) {
        var attributes = new HashMap<String, Object>();
        TYPES.forEach((name, type) -> {
            var text = hash.get(ATTRIBUTE + name);
            if (text != null) {
                attributes.put(name, json.readValue(text, type));
            }
        });
        return new StoredSession(
                id,
                Instant.ofEpochMilli(number(hash, CREATED)),
                Instant.ofEpochMilli(number(hash, ACCESSED)),
                Duration.ofSeconds(number(hash, TIMEOUT)),
                attributes);
    }

    private static long number(Map<String, String> hash, String field) {
        return Long.parseLong(Objects.requireNonNull(hash.get(field)));
    }
}
