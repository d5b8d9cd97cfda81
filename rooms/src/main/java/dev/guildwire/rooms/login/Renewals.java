package dev.guildwire.rooms.login;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/// Renews each session once, however many requests and instances find at the same moment that it is due. One of them
/// asks Discord; the others go on with what is known as long as that is still good, and else wait for the one.
@Component
class Renewals {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final RedisSessions sessions;
    private final RedisLeases leases;
    private final RenewalWork work;
    private final LoginProperties properties;
    private final Clock clock;

    Renewals(RedisSessions sessions, RedisLeases leases, RenewalWork work, LoginProperties properties, Clock clock) {
        this.sessions = sessions;
        this.leases = leases;
        this.work = work;
        this.properties = properties;
        this.clock = clock;
    }

    Renewal renew(String sessionId) {
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            var outcome = settled(sessionId, false)
                    .or(() -> leases.whileHeld(sessionId, () -> renewOnce(sessionId)))
                    .or(() -> settled(sessionId, true));
            if (outcome.isPresent()) {
                return outcome.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return new Renewal.Unavailable();
    }

    /// While it is held nobody else changes what makes it due, but somebody may have just before.
    private Renewal renewOnce(String sessionId) {
        return settled(sessionId, false)
                .orElseGet(() -> sessions.find(sessionId).map(work::renew).orElseGet(Renewal.Ended::new));
    }

    /// What can be said without asking Discord.
    ///
    /// @param sufficient whether a session that is due only soon will do
    private Optional<Renewal> settled(String sessionId, boolean sufficient) {
        var found = sessions.find(sessionId);
        if (found.isEmpty()) {
            return Optional.of(new Renewal.Ended());
        }
        var now = clock.instant();
        var due = sufficient ? found.get().isOverdue(now) : found.get().isDue(properties.refreshBefore(), now);
        return due
                ? Optional.empty()
                : Optional.of(new Renewal.Current(found.get().login()));
    }
}
