package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.edge.connection.Entry;
import dev.guildwire.edge.connection.Handshake;
import dev.guildwire.edge.connection.Protocol;
import dev.guildwire.edge.fanout.Lanes;
import dev.guildwire.edge.roadmap.RoadmapMetrics.Login;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What all connections of the roadmap stream share. Safe for any thread.
final class RoadmapProtocol implements Protocol {

    private static final String SINCE = "since";
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");
    private static final long NO_VERSION = -1;

    private final Messages messages;
    private final RedisLogins logins;
    private final Lanes lanes;
    private final RoadmapStream stream;
    private final RoadmapMetrics metrics;
    private final RoadmapProperties properties;
    private final InstantSource clock;

    RoadmapProtocol(
            Messages messages,
            RedisLogins logins,
            Lanes lanes,
            RoadmapStream stream,
            RoadmapMetrics metrics,
            RoadmapProperties properties,
            InstantSource clock) {
        this.messages = messages;
        this.logins = logins;
        this.lanes = lanes;
        this.stream = stream;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Entry> enter(Handshake handshake) {
        var sessions = handshake.cookies(properties.cookie()).stream()
                .flatMap(value -> SessionCookie.read(value).stream())
                .toList();
        var since = handshake.parameter(SINCE).map(RoadmapProtocol::version).orElse(null);
        return enter(sessions, since).exceptionally(_ -> new Entry.Unavailable());
    }

    /// A browser may send several cookies of the name, of which one is today's.
    private CompletionStage<Entry> enter(List<String> sessions, @Nullable Long since) {
        if (sessions.isEmpty()) {
            return CompletableFuture.completedStage(new Entry.Unauthorized());
        }
        return find(sessions.getFirst())
                .thenCompose(login -> login.isPresent()
                        ? CompletableFuture.completedStage(admit(sessions.getFirst(), login.get(), since))
                        : enter(sessions.subList(1, sessions.size()), since));
    }

    private Entry admit(String session, LoginSession login, @Nullable Long since) {
        var ticket = new Ticket(session, login, since);
        return new Entry.Admitted(connection -> new Viewer(connection, lanes.next(), this, ticket));
    }

    private static Long version(String text) {
        return VERSION.matcher(text).matches() ? Long.parseLong(text) : NO_VERSION;
    }

    private CompletionStage<Optional<LoginSession>> find(String session) {
        return logins.find(session).whenComplete((login, failure) -> {
            if (failure != null) {
                metrics.login(Login.UNKNOWN);
            } else {
                metrics.login(login.isPresent() ? Login.VALID : Login.ENDED);
            }
        });
    }

    void lookUp(Viewer viewer) {
        var _ = find(viewer.sessionId()).whenComplete((login, failure) -> {
            if (failure == null) {
                viewer.settle(login);
            } else {
                viewer.lookUpAt(now() + properties.loginRetry().toMillis());
            }
        });
    }

    long nextLookUp(long now) {
        return now + properties.loginCheck().toMillis();
    }

    byte[] error(ErrorCode code, Map<String, Object> context) {
        metrics.error(code);
        return messages.error(code, context);
    }

    MessageLimit newLimit() {
        return new MessageLimit(
                properties.messages(), properties.messagesWindow().toMillis());
    }

    /// The limit of messages as an ERROR's context tells it.
    Map<String, Object> messageLimit() {
        return Map.of(
                "limit",
                properties.messages(),
                "window",
                properties.messagesWindow().toSeconds() + "s");
    }

    int mostSubscriptions() {
        return properties.subscriptions();
    }

    Messages messages() {
        return messages;
    }

    RoadmapStream stream() {
        return stream;
    }

    long now() {
        return clock.millis();
    }
}
