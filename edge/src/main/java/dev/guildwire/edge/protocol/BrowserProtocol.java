package dev.guildwire.edge.protocol;

import dev.guildwire.contracts.browser.AuthOk;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.token.WsTokenClaims;
import dev.guildwire.contracts.topic.Position;
import dev.guildwire.edge.auth.AuthProperties;
import dev.guildwire.edge.auth.TokenCheck;
import dev.guildwire.edge.auth.TokenVerifier;
import dev.guildwire.edge.connection.BrowserConnection;
import dev.guildwire.edge.connection.ConnectionHandler;
import dev.guildwire.edge.fanout.FanOut;
import dev.guildwire.edge.fanout.JoinOutcome;
import dev.guildwire.edge.fanout.Watcher;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What all connections of the browser protocol share. Safe for any thread.
final class BrowserProtocol implements Function<BrowserConnection, ConnectionHandler> {

    private final Messages messages;
    private final TokenVerifier tokens;
    private final FanOut fanOut;
    private final ProtocolMetrics metrics;
    private final AuthProperties properties;

    BrowserProtocol(
            Messages messages,
            TokenVerifier tokens,
            FanOut fanOut,
            ProtocolMetrics metrics,
            AuthProperties properties) {
        this.messages = messages;
        this.tokens = tokens;
        this.fanOut = fanOut;
        this.metrics = metrics;
        this.properties = properties;
    }

    @Override
    public ConnectionHandler apply(BrowserConnection connection) {
        return new Browser(connection, fanOut.nextLane(), this);
    }

    ClientMessage read(String text) {
        return messages.read(text);
    }

    byte[] error(String text) {
        return messages.error(text);
    }

    void countBad(BadMessage problem) {
        metrics.bad(problem);
    }

    long now() {
        return messages.now();
    }

    long authDeadline() {
        return now() + properties.timeout().toMillis();
    }

    long sessionDeadline(WsTokenClaims claims) {
        return claims.expiresAt().plus(properties.grace()).toEpochMilli();
    }

    TokenCheck check(String token) {
        var check = tokens.check(token);
        metrics.authentication(check);
        return check;
    }

    boolean isRevoked(TokenCheck.Valid token) {
        return tokens.isRevoked(token);
    }

    void join(Watcher watcher, List<String> last) {
        if (last.isEmpty()) {
            fanOut.join(watcher, place -> authOk(watcher.guild(), place, null));
            return;
        }
        var resumed = offsetIn(watcher.guild(), last)
                .filter(after -> fanOut.resume(watcher, after, place -> authOk(watcher.guild(), place, true))
                        instanceof JoinOutcome.Joined);
        if (resumed.isEmpty()) {
            fanOut.join(watcher, place -> authOk(watcher.guild(), place, false));
        }
    }

    private Optional<Long> offsetIn(GuildId guild, List<String> last) {
        var life = fanOut.life();
        return last.stream()
                .map(Position::parse)
                .flatMap(Optional::stream)
                .filter(position -> life != null
                        && position.epoch().equals(life.epoch())
                        && position.partition() == life.partitionOf(guild))
                .map(Position::offset)
                .findFirst();
    }

    void answerProlonged(Watcher watcher) {
        fanOut.answer(watcher, place -> authOk(watcher.guild(), place, null));
    }

    void leave(Watcher watcher) {
        fanOut.leave(watcher);
    }

    private byte[] authOk(GuildId guild, Position place, @Nullable Boolean resumed) {
        return messages.authOk(AuthOk.of(guild, place.toString(), resumed, now()));
    }
}
