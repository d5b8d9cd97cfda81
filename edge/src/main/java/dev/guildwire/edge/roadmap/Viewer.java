package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.edge.connection.BrowserConnection;
import dev.guildwire.edge.connection.CloseReason;
import dev.guildwire.edge.connection.ConnectionHandler;
import dev.guildwire.edge.fanout.Lane;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The stream's side of one connection: somebody who looks at the board.
final class Viewer implements ConnectionHandler {

    private final BrowserConnection connection;
    private final Lane lane;
    private final RoadmapProtocol protocol;
    private final Ticket ticket;
    private final String user;
    private final MessageLimit limit;

    /// Unix time in milliseconds of the next look-up of the session; the first comes at once, because the session may
    /// have ended between the handshake and the moment from which on revocations reach this connection.
    private volatile long lookUpAt;

    /// Set by the stream's thread.
    private volatile boolean admin;

    /// Empty for everything. Written by the reading thread.
    private volatile Set<String> subscriptions = Set.of();

    /// Set by the stream's thread before the lane is told of the viewer: changes up to it may still wait for others.
    private long known = -1;

    /// In its audience; the lane's. -1 while in none.
    int place = -1;

    Viewer(BrowserConnection connection, Lane lane, RoadmapProtocol protocol, Ticket ticket) {
        this.connection = connection;
        this.lane = lane;
        this.protocol = protocol;
        this.ticket = ticket;
        this.user = ticket.login().userId().toString();
        this.admin = ticket.login().admin();
        this.limit = protocol.newLimit();
    }

    @Override
    public void onOpened() {
        connection.markAuthenticated();
        lane.open(connection);
        protocol.stream().join(this);
    }

    @Override
    public void onMessage(String text) {
        var message = protocol.messages().read(text);
        if (message instanceof ViewerMessage.Pong) {
            connection.heard();
        }
        switch (limit.judge(protocol.now())) {
            case ACCEPT -> on(message);
            case WARN -> answer(ErrorCode.RATE_LIMIT_EXCEEDED, protocol.messageLimit());
            case IGNORE -> {}
            case CLOSE -> connection.close(CloseReason.RATE_LIMIT);
        }
    }

    private void on(ViewerMessage message) {
        switch (message) {
            case ViewerMessage.Pong() -> {}
            case ViewerMessage.Subscribe(var features) -> subscribe(features);
            case ViewerMessage.Unsubscribe(var features) -> {
                var left = new HashSet<>(subscriptions);
                left.removeAll(features);
                subscriptions = Set.copyOf(left);
            }
            case ViewerMessage.Invalid() -> answer(ErrorCode.INVALID_MESSAGE, Map.of());
        }
    }

    private void subscribe(Set<String> features) {
        var all = new HashSet<>(subscriptions);
        all.addAll(features);
        if (all.size() > protocol.mostSubscriptions()) {
            answer(ErrorCode.SUBSCRIPTION_LIMIT, Map.of("limit", protocol.mostSubscriptions()));
        } else {
            subscriptions = Set.copyOf(all);
        }
    }

    private void answer(ErrorCode code, Map<String, Object> context) {
        connection.send(protocol.error(code, context));
    }

    @Override
    public void onRound(long now) {
        if (now >= lookUpAt) {
            lookUpAt = protocol.nextLookUp(now);
            protocol.lookUp(this);
        }
    }

    /// What the look-up of the session told.
    ///
    /// @param login nobody's when the session has ended
    void settle(Optional<LoginSession> login) {
        if (login.isEmpty()) {
            connection.close(CloseReason.SESSION_EXPIRED);
        } else if (login.get().admin() != admin) {
            protocol.stream().changeRole(this, login.get().admin());
        }
    }

    /// @param time of the next look-up, Unix time in milliseconds
    void lookUpAt(long time) {
        lookUpAt = time;
    }

    boolean wants(Broadcast message) {
        return message.change().version() > known && !user.equals(message.except()) && mayKnow(message.change());
    }

    /// Whether the change is one that this viewer is told, now or when it comes back.
    boolean mayKnow(Change change) {
        var followed = subscriptions;
        return (admin || !change.isForAdmins()) && (followed.isEmpty() || followed.contains(change.featureId()));
    }

    BrowserConnection connection() {
        return connection;
    }

    Lane lane() {
        return lane;
    }

    String sessionId() {
        return ticket.sessionId();
    }

    @Nullable
    Long since() {
        return ticket.since();
    }

    String user() {
        return user;
    }

    String sid() {
        return ticket.login().sid();
    }

    boolean isAdmin() {
        return admin;
    }

    void setAdmin(boolean now) {
        admin = now;
    }

    /// @param version everything up to it was told, or known before
    void setKnown(long version) {
        known = version;
    }

    @Override
    public byte @Nullable [] farewell(CloseReason reason) {
        if (reason == CloseReason.SESSION_EXPIRED) {
            return protocol.error(ErrorCode.SESSION_EXPIRED, Map.of());
        }
        return reason == CloseReason.INTERNAL ? protocol.error(ErrorCode.SERVER_ERROR, Map.of()) : null;
    }

    @Override
    public void onClosed() {
        protocol.stream().leave(this);
        lane.gone(connection);
    }
}
