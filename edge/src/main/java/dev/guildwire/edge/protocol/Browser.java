package dev.guildwire.edge.protocol;

import dev.guildwire.contracts.browser.Auth;
import dev.guildwire.contracts.token.WsTokenClaims;
import dev.guildwire.edge.auth.TokenCheck;
import dev.guildwire.edge.connection.BrowserConnection;
import dev.guildwire.edge.connection.CloseReason;
import dev.guildwire.edge.connection.ConnectionHandler;
import dev.guildwire.edge.connection.SlidingWindow;
import dev.guildwire.edge.fanout.Lane;
import dev.guildwire.edge.fanout.Watcher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The protocol's side of one connection. Its monitor guards its state; sending and closing happen outside of it.
final class Browser implements ConnectionHandler {

    private static final Logger LOG = LoggerFactory.getLogger("WS");

    private static final int MOST_BAD = 10;
    private static final long BAD_MILLIS = 10_000;

    private final BrowserConnection connection;
    private final Lane lane;
    private final BrowserProtocol protocol;
    private final SlidingWindow badMessages = new SlidingWindow(MOST_BAD, BAD_MILLIS);

    /// Unix time in milliseconds: until when a token has to come, or a new one.
    private volatile long deadline;

    // Guarded by this object's monitor.
    private @Nullable Watcher watcher;
    private boolean asking;
    private boolean closed;

    Browser(BrowserConnection connection, Lane lane, BrowserProtocol protocol) {
        this.connection = connection;
        this.lane = lane;
        this.protocol = protocol;
        this.deadline = protocol.authDeadline();
    }

    @Override
    public void onOpened() {
        lane.open(connection);
    }

    @Override
    public void onMessage(String text) {
        switch (protocol.read(text)) {
            case ClientMessage.Authenticate(Auth auth) -> authenticate(auth);
            case ClientMessage.Bad(BadMessage problem) -> answerBad(problem);
        }
    }

    private void answerBad(BadMessage problem) {
        protocol.countBad(problem);
        if (badMessages.tryTake(protocol.now())) {
            connection.send(protocol.error(problem.text()));
        } else {
            connection.close(CloseReason.ABUSIVE);
        }
    }

    private void authenticate(Auth auth) {
        switch (protocol.check(auth.token())) {
            case TokenCheck.Invalid() -> connection.close(CloseReason.INVALID_TOKEN);
            case TokenCheck.Revoked() -> connection.close(CloseReason.SESSION_EXPIRED);
            case TokenCheck.Valid valid -> {
                var joined = watcher();
                if (joined == null) {
                    askForPlace(valid, auth);
                } else {
                    prolong(joined, valid.claims());
                }
            }
        }
    }

    private synchronized @Nullable Watcher watcher() {
        return watcher;
    }

    private void prolong(Watcher joined, WsTokenClaims claims) {
        if (claims.userId().equals(joined.user()) && claims.guildId().equals(joined.guild())) {
            joined.renew(claims.sid());
            deadline = protocol.sessionDeadline(claims);
            protocol.answerProlonged(joined);
        } else {
            connection.close(CloseReason.INVALID_TOKEN);
        }
    }

    private void askForPlace(TokenCheck.Valid token, Auth auth) {
        if (!beginAsking()) {
            answerBad(BadMessage.TOO_SOON);
            return;
        }
        protocol.takeLease(token.claims().userId())
                .thenAccept(granted -> {
                    if (granted) {
                        enter(token, auth);
                    } else {
                        connection.close(CloseReason.CONNECTION_LIMIT);
                    }
                })
                .exceptionally(this::fail);
    }

    /// As when the stream is between two lives: the client comes back in a moment.
    private @Nullable Void fail(Throwable failure) {
        LOG.warn("A client could not be let in", failure);
        connection.close(CloseReason.INTERNAL);
        return null;
    }

    private synchronized boolean beginAsking() {
        var first = !asking;
        asking = true;
        return first;
    }

    private synchronized void enter(TokenCheck.Valid token, Auth auth) {
        if (closed) {
            protocol.releaseLease(token.claims().userId());
            return;
        }
        var claims = token.claims();
        var entering = new Watcher(connection, lane, claims.userId(), claims.guildId(), claims.sid());
        watcher = entering;
        deadline = protocol.sessionDeadline(claims);
        connection.markAuthenticated();
        protocol.enlist(entering);
        if (protocol.isRevoked(token)) {
            connection.close(CloseReason.SESSION_EXPIRED);
        } else {
            protocol.join(entering, auth.last());
        }
    }

    @Override
    public void onRound(long now) {
        if (now >= deadline) {
            connection.close(watcher() == null ? CloseReason.AUTHENTICATION_TIMEOUT : CloseReason.SESSION_EXPIRED);
        }
    }

    @Override
    public byte @Nullable [] farewell(CloseReason reason) {
        return reason.announced() ? protocol.error(reason.text()) : null;
    }

    @Override
    public synchronized void onClosed() {
        closed = true;
        if (watcher != null) {
            protocol.leave(watcher);
            protocol.releaseLease(watcher.user());
        }
        lane.gone(connection);
    }
}
