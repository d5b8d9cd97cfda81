package dev.guildwire.rooms.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.MovableClock;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.rooms.outbox.RedisOutboxes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/// The store, as Spring Session's filter uses it: a request writes its session when the response begins and again at
/// its own end.
class RedisSessionsIT {

    private static final UserId USER = UserId.of("9400000000000000001");

    private static MovableClock clock;
    private static RoomsServer rooms;
    private static RedisSessions sessions;

    @BeforeAll
    static void start() {
        clock = new MovableClock();
        rooms = RoomsServer.start(URI.create("http://localhost:9"), clock, Map.of());
        sessions = rooms.bean(RedisSessions.class);
    }

    @AfterAll
    static void stop() {
        rooms.close();
    }

    @Test
    void newSessionWhenItEndedBeforeItsRequestDidStaysEnded() {
        var session = begun();
        sessions.save(session);
        rooms.bean(SessionEnds.class).end(session.getId(), login(), SessionEnds.Cause.LOGOUT);

        sessions.save(session);

        assertThat(sessions.find(session.getId())).isEmpty();
    }

    @Test
    void sessionWhenWrittenASecondTimeKeepsTheTimeOfItsUse() {
        var session = begun();
        sessions.save(session);
        var used = sessions.find(session.getId()).orElseThrow().accessedAt();
        clock.forward(Duration.ofSeconds(50));

        sessions.save(session);

        assertThat(sessions.find(session.getId()).orElseThrow().accessedAt()).isEqualTo(used);
    }

    @Test
    void sessionWhenUsedAMinuteLaterIsKeptForLonger() {
        var session = begun();
        sessions.save(session);
        var used = sessions.find(session.getId()).orElseThrow().accessedAt();
        clock.forward(Duration.ofMinutes(2));

        sessions.save(Objects.requireNonNull(sessions.findById(session.getId())));

        assertThat(sessions.find(session.getId()).orElseThrow().accessedAt())
                .isAfterOrEqualTo(used.plus(Duration.ofMinutes(2)));
    }

    @Test
    void outboxWhenToldIsEmptied() {
        var session = begun();
        sessions.save(session);

        rooms.bean(SessionEnds.class).end(session.getId(), login(), SessionEnds.Cause.LOGOUT);

        Awaitility.await().until(() -> rooms.bean(RedisOutboxes.class).waiting(Revocations.TAG) == 0);
    }

    @Test
    void revocationWhenTheInstanceThatTellsThemDiedIsToldAfterItsLeaseOfLessThanASecond() {
        var redis = rooms.bean(StringRedisTemplate.class);
        var lease = Revocations.OUTBOX + ":lease";
        Awaitility.await().until(() -> redis.hasKey(lease));
        var left = redis.getExpire(lease, TimeUnit.MILLISECONDS);
        redis.opsForValue().set(lease, "one that died", Duration.ofMillis(left));
        var session = begun();
        sessions.save(session);

        rooms.bean(SessionEnds.class).end(session.getId(), login(), SessionEnds.Cause.LOGOUT);

        assertThat(left).isBetween(1L, 1000L);
        Awaitility.await().until(() -> rooms.bean(RedisOutboxes.class).waiting(Revocations.TAG) == 0);
    }

    private static StoredSession begun() {
        var session = sessions.createSession();
        session.setAttribute(LoginSession.ATTRIBUTE, login());
        session.setAttribute(DiscordGrant.ATTRIBUTE, new DiscordGrant("sealed", clock.millis()));
        session.setAttribute(
                Logins.CHECK_AT, clock.millis() + Duration.ofDays(1).toMillis());
        return session;
    }

    private static LoginSession login() {
        var guild = new LoginSession.Guild(GuildId.of("9400000000000000002"), "Guild", null);
        return new LoginSession(USER, "ann", null, "sid", false, List.of(guild));
    }
}
