package dev.guildwire.rooms.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Renews sessions that are in use although no request comes from them: a page that only listens may hold its
/// connection for as long as its token lasts. All instances sweep and share the work.
@Component
class RenewalSweep implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final int BATCH = 32;

    /// Longer than a WebSocket token lives; a session without a request for so long has no connection either.
    private static final Duration IN_USE = Duration.ofMinutes(20);

    private final RedisWatch watch;
    private final RedisSessions sessions;
    private final Renewals renewals;
    private final Clock clock;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    RenewalSweep(RedisWatch watch, RedisSessions sessions, Renewals renewals, Clock clock) {
        this.watch = watch;
        this.sessions = sessions;
        this.renewals = renewals;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${guildwire.login.sweep-every:2s}")
    void sweep() {
        try {
            watch.claimDue(clock.instant(), BATCH).forEach(session -> workers.execute(() -> look(session)));
        } catch (DataAccessException e) {
            log.debug("no sweep while the store is away", e);
        }
    }

    private void look(String id) {
        var now = clock.instant();
        var session = sessions.find(id);
        if (session.isEmpty() || session.get().accessedAt().plus(IN_USE).isBefore(now)) {
            watch.end(id);
            return;
        }
        switch (renewals.renew(id)) {
            case Renewal.Current _ -> sessions.find(id).ifPresent(renewed -> watch.next(id, later(renewed, now)));
            case Renewal.Ended _ -> watch.end(id);
            case Renewal.Unavailable _ -> log.debug("a session is looked at again when its claim has run out");
        }
    }

    private static Instant later(SessionRecord session, Instant now) {
        var earliest = now.plusSeconds(1);
        return session.checkAt().isBefore(earliest) ? earliest : session.checkAt();
    }

    @Override
    public void destroy() {
        workers.close();
    }
}
