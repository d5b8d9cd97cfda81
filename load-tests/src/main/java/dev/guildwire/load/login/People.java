package dev.guildwire.load.login;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// People who are logged in: their sessions are written to Redis as rooms writes them, because a thousand logins would
/// measure Discord.
public record People(List<UserId> users) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long FIRST = 700_000_000_000_000_000L;
    private static final long FOR = Duration.ofDays(1).toMillis();

    /// The guild that all of them are in.
    static final GuildId GUILD = new GuildId(FIRST - 1);

    public static People of(int count) {
        return new People(IntStream.range(0, count)
                .mapToObj(number -> new UserId(FIRST + number))
                .toList());
    }

    /// Logs everybody in; the first is an admin.
    ///
    /// @param redis `redis://host:port`
    public void logIn(String redis) throws IOException {
        var uri = URI.create(redis);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            var out = socket.getOutputStream();
            var in = new BufferedInputStream(socket.getInputStream());
            for (var person = 0; person < users.size(); person++) {
                send(out, session(person));
                readLine(in);
            }
        }
    }

    private List<String> session(int person) {
        var now = System.currentTimeMillis();
        var until = Long.toString(now + FOR);
        var login = new LoginSession(
                users.get(person),
                "person " + person,
                null,
                "sid" + person,
                person == 0,
                List.of(new LoginSession.Guild(GUILD, "Guild", null)));
        return List.of(
                "HSET",
                LoginSession.REDIS_NAMESPACE + ":sessions:" + id(person),
                "creationTime",
                Long.toString(now),
                "lastAccessedTime",
                Long.toString(now),
                "maxInactiveInterval",
                Long.toString(FOR / 1000),
                "sessionAttr:" + LoginSession.ATTRIBUTE,
                JSON.writeValueAsString(login),
                "sessionAttr:grant",
                "{\"tokens\":\"none\",\"expiresAt\":" + (now + 10 * FOR) + "}",
                "sessionAttr:checkAt",
                until);
    }

    private static String id(int person) {
        return "session" + person;
    }

    /// A person's cookie, `name=value`.
    public String cookie(int person) {
        var id = id(person).getBytes(StandardCharsets.US_ASCII);
        return LoginSession.DEFAULT_COOKIE + "=" + Base64.getEncoder().encodeToString(id);
    }

    /// Writes one command (Redis serialization protocol).
    private static void send(OutputStream out, List<String> words) throws IOException {
        var command = new StringBuilder("*" + words.size() + "\r\n");
        for (var word : words) {
            command.append('$')
                    .append(word.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
            command.append(word).append("\r\n");
        }
        out.write(command.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void readLine(InputStream in) throws IOException {
        var first = in.read();
        for (var octet = first; octet != '\n'; octet = in.read()) {
            if (octet < 0 || first == '-') {
                throw new IOException("Redis refused a session");
            }
        }
    }
}
