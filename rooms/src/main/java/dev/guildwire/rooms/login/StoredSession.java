package dev.guildwire.rooms.login;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/// A login session while a request uses it. It belongs to that request's thread; what it changes is written when the
/// response begins.
final class StoredSession implements Session {

    private final String id;
    private final Instant creationTime;
    private boolean isNew;
    private final Map<String, Object> attributes = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private Duration maxInactiveInterval;
    private Instant lastAccessedTime;
    private Instant storedAccessTime;
    private @Nullable Instant savedFirstAt;

    /// A session that is not in the store yet.
    StoredSession(String id, Instant now, Duration maxInactiveInterval) {
        this(id, now, now, maxInactiveInterval, Map.of(), true);
    }

    /// A session as the store has it.
    StoredSession(
            String id,
            Instant creationTime,
            Instant accessTime,
            Duration maxInactiveInterval,
            Map<String, ?> attributes) {
        this(id, creationTime, accessTime, maxInactiveInterval, attributes, false);
    }

    private StoredSession(
            String id,
            Instant creationTime,
            Instant accessTime,
            Duration maxInactiveInterval,
            Map<String, ?> attributes,
            boolean isNew) {
        this.id = id;
        this.creationTime = creationTime;
        this.lastAccessedTime = accessTime;
        this.storedAccessTime = accessTime;
        this.maxInactiveInterval = maxInactiveInterval;
        this.attributes.putAll(attributes);
        this.isNew = isNew;
    }

    boolean isNew() {
        return isNew;
    }

    /// The attributes set or removed since the session was read.
    Set<String> changed() {
        return changed;
    }

    /// It is in the store now as it is here. A request writes its session twice, when the response begins and at its
    /// own end; by the second time nothing is new, and the session may have been ended by somebody else.
    void written(Instant accessTime) {
        isNew = false;
        changed.clear();
        storedAccessTime = accessTime;
    }

    /// When the request that has this session first saved it: that is its access, whenever it saves again.
    Instant accessTime(Instant now) {
        if (savedFirstAt == null) {
            savedFirstAt = now;
        }
        return savedFirstAt;
    }

    /// How far the stored access time is behind.
    Duration staleness(Instant now) {
        return Duration.between(storedAccessTime, now);
    }

    @Override
    public String getId() {
        return id;
    }

    /// A login always makes a new session, so no session ever changes its id.
    @Override
    public String changeSessionId() {
        throw new UnsupportedOperationException("a login makes a new session");
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getAttribute(String name) {
        return (T) attributes.get(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return Set.copyOf(attributes.keySet());
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
        changed.add(name);
    }

    @Override
    public void removeAttribute(String name) {
        setAttribute(name, null);
    }

    @Override
    public Instant getCreationTime() {
        return creationTime;
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        lastAccessedTime = time;
    }

    @Override
    public Instant getLastAccessedTime() {
        return lastAccessedTime;
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        maxInactiveInterval = interval;
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return maxInactiveInterval;
    }

    /// The store ends it by itself.
    @Override
    public boolean isExpired() {
        return false;
    }
}
