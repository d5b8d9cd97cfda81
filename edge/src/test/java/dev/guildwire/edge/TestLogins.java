package dev.guildwire.edge;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.testsupport.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Begins and ends login sessions as rooms would: in Redis, named by a cookie.
public final class TestLogins implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SESSIONS = LoginSession.REDIS_NAMESPACE + ":sessions:";

    private final RedisClient client;
    private final RedisCommands<String, String> redis;

    public TestLogins() {
        this(TestServers.redis());
    }

    public TestLogins(String url) {
        client = RedisClient.create(url);
        redis = client.connect().sync();
    }

    /// @return the browser's cookie, `name=value`
    public String begin(UserId user, boolean admin) {
        var cookie = cookie(UUID.randomUUID().toString().replace("-", "_"));
        write(cookie, user, admin);
        return cookie;
    }

    public static String cookie(String id) {
        return LoginSession.DEFAULT_COOKIE + "="
                + Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.US_ASCII));
    }

    /// Writes a session anew, as rooms does when a role has changed.
    public void write(String cookie, UserId user, boolean admin) {
        var login = new LoginSession(user, "somebody", null, sid(cookie), admin, List.of());
        redis.hset(SESSIONS + id(cookie), "sessionAttr:" + LoginSession.ATTRIBUTE, JSON.writeValueAsString(login));
    }

    /// Takes a session out of Redis and says nothing.
    public void end(String cookie) {
        redis.del(SESSIONS + id(cookie));
    }

    /// What names the session towards edges.
    public static String sid(String cookie) {
        return "sid-of-" + id(cookie);
    }

    private static String id(String cookie) {
        var value = cookie.substring(cookie.indexOf('=') + 1);
        return new String(Base64.getDecoder().decode(value), StandardCharsets.US_ASCII);
    }

    /// The status of a handshake that should succeed.
    public int handshake(int port) {
        var cookie = begin(TestEvents.anyUser(), false);
        try (var raw = RawClient.connect(port)) {
            return raw.handshake("/api/roadmap/ws", "Cookie: " + cookie);
        } finally {
            end(cookie);
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
