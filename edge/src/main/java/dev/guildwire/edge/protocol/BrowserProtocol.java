package dev.guildwire.edge.protocol;

import dev.guildwire.contracts.browser.AuthOk;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.token.WsTokenClaims;
import dev.guildwire.contracts.topic.Position;
import dev.guildwire.edge.auth.AuthProperties;
import dev.guildwire.edge.auth.TokenCheck;
import dev.guildwire.edge.auth.TokenVerifier;
import dev.guildwire.edge.connection.Entry;
import dev.guildwire.edge.connection.Handshake;
import dev.guildwire.edge.connection.Protocol;
import dev.guildwire.edge.fanout.FanOut;
import dev.guildwire.edge.fanout.JoinAnswer;
import dev.guildwire.edge.fanout.JoinRequest;
import dev.guildwire.edge.fanout.Lanes;
import dev.guildwire.edge.fanout.Watcher;
import dev.guildwire.edge.lease.ConnectionLeases;
import dev.guildwire.edge.resume.Resumer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// What all connections of the browser protocol share. Safe for any thread.
final class BrowserProtocol implements Protocol {

    /// What a text that is no position counts as: a place in no stream.
    private static final Position NOWHERE = new Position("0", 0, -1);

    private final Messages messages;
    private final TokenVerifier tokens;
    private final ConnectionLeases leases;
    private final Lanes lanes;
    private final FanOut fanOut;
    private final Resumer resumer;
    private final ProtocolMetrics metrics;
    private final AuthProperties properties;

    BrowserProtocol(
            Messages messages,
            TokenVerifier tokens,
            ConnectionLeases leases,
            Lanes lanes,
            FanOut fanOut,
            Resumer resumer,
            ProtocolMetrics metrics,
            AuthProperties properties) {
        this.messages = messages;
        this.tokens = tokens;
        this.leases = leases;
        this.lanes = lanes;
        this.fanOut = fanOut;
        this.resumer = resumer;
        this.metrics = metrics;
        this.properties = properties;
    }

    /// Everybody comes in; the first message says who it is.
    @Override
    public CompletionStage<Entry> enter(Handshake handshake) {
        return CompletableFuture.completedStage(
                new Entry.Admitted(connection -> new Browser(connection, lanes.next(), this)));
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

    CompletionStage<Boolean> takeLease(UserId user) {
        return leases.take(user);
    }

    void releaseLease(UserId user) {
        leases.release(user);
    }

    void enlist(Watcher watcher) {
        fanOut.enlist(watcher);
    }

    void join(Watcher watcher, List<String> last) {
        var places =
                last.stream().map(text -> Position.parse(text).orElse(NOWHERE)).toList();
        resumer.join(new JoinRequest(watcher, places, answerTo(watcher)));
    }

    void answerProlonged(Watcher watcher) {
        fanOut.answer(watcher, answerTo(watcher));
    }

    private JoinAnswer answerTo(Watcher watcher) {
        return (guild, user, resumed) -> messages.authOk(AuthOk.of(watcher.guild(), guild.toString(), resumed, now())
                .withUser(user == null ? null : user.toString()));
    }

    void leave(Watcher watcher) {
        fanOut.leave(watcher);
    }
}
