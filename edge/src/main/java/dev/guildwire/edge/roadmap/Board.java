package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.event.MembershipLost;
import dev.guildwire.contracts.event.SessionRevoked;
import dev.guildwire.contracts.event.UserEvent;
import dev.guildwire.contracts.event.UserRevoked;
import dev.guildwire.edge.connection.CloseReason;
import dev.guildwire.edge.fanout.Lane;
import dev.guildwire.edge.fanout.Lanes;
import dev.guildwire.edge.roadmap.RoadmapMetrics.Join;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Who looks at the board, and what they are told. Times are milliseconds of one clock that does not go back. Belongs
/// to the stream's thread.
final class Board {

    private final Messages messages;
    private final RoadmapMetrics metrics;
    private final RecentChanges recent;
    private final Batches batches;
    private final long aheadMillis;
    private final Map<Lane, Audience> audiences = new HashMap<>();
    private final Map<String, List<Viewer>> viewers = new HashMap<>();

    /// Those who know a version that has not come here yet, in the order in which they give up.
    private final List<Ahead> ahead = new ArrayList<>();

    private record Ahead(Viewer viewer, long since, long until) {}

    Board(RoadmapProperties properties, Lanes lanes, Messages messages, RoadmapMetrics metrics) {
        this.messages = messages;
        this.metrics = metrics;
        this.recent = new RecentChanges(properties.features());
        this.batches = new Batches(
                properties.voteWindow().toMillis(),
                properties.broadcastDistance().toMillis());
        this.aheadMillis = properties.aheadPatience().toMillis();
        lanes.all().forEach(lane -> audiences.put(lane, new Audience(metrics)));
    }

    /// The stream begins, or begins anew: whoever is here may have missed something.
    void begin() {
        recent.clear();
        batches.clear();
        viewers.values().stream()
                .flatMap(List::stream)
                .forEach(viewer -> viewer.connection().close(CloseReason.INTERNAL));
    }

    void publish(Change change, long now) {
        var isNew = recent.add(change);
        metrics.change(isNew);
        if (isNew && !viewers.isEmpty()) {
            batches.add(change, now);
        }
    }

    void join(Viewer viewer, long now) {
        viewers.computeIfAbsent(viewer.user(), _ -> new ArrayList<>(1)).add(viewer);
        var since = viewer.since();
        if (since == null) {
            metrics.join(Join.LIVE);
            enter(viewer, List.of());
        } else if (since > recent.reached()) {
            ahead.add(new Ahead(viewer, since, now + aheadMillis));
        } else if (since < recent.floor()) {
            enterAnew(viewer);
        } else {
            resume(viewer, since);
        }
    }

    private void enterAnew(Viewer viewer) {
        metrics.join(Join.TOO_OLD);
        enter(viewer, List.of(messages.ready(false, recent.reached())));
    }

    private void resume(Viewer viewer, long since) {
        metrics.join(Join.RESUMED);
        viewer.setKnown(recent.reached());
        var missed = recent.since(since).stream().filter(viewer::mayKnow).map(messages::change);
        enter(
                viewer,
                Stream.concat(Stream.of(messages.ready(true, recent.reached())), missed)
                        .toList());
    }

    private void enter(Viewer viewer, List<byte[]> first) {
        var audience = audienceOf(viewer);
        viewer.lane().execute(() -> {
            viewer.connection().replay(first);
            audience.add(viewer);
        });
    }

    void leave(Viewer viewer) {
        viewers.computeIfPresent(viewer.user(), (_, all) -> {
            all.remove(viewer);
            return all.isEmpty() ? null : all;
        });
        ahead.removeIf(waiting -> waiting.viewer() == viewer);
        var audience = audienceOf(viewer);
        viewer.lane().execute(() -> audience.remove(viewer));
    }

    /// An admin sees more than others; who becomes one has not been told of the past.
    void changeRole(Viewer viewer, boolean admin) {
        viewer.setAdmin(admin);
        if (admin && viewer.since() != null) {
            var ready = messages.ready(false, recent.reached());
            viewer.lane().execute(() -> viewer.connection().send(ready));
        }
    }

    /// Ends the connections of a session, or has the session looked up again where it may have changed.
    void revoke(UserEvent revocation) {
        for (var viewer : viewers.getOrDefault(revocation.userId().toString(), List.of())) {
            switch (revocation) {
                case SessionRevoked session -> {
                    if (session.sid().equals(viewer.sid())) {
                        viewer.connection().close(CloseReason.SESSION_EXPIRED);
                    }
                }
                case UserRevoked _ -> viewer.connection().close(CloseReason.SESSION_EXPIRED);
                case MembershipLost _ -> viewer.lookUpAt(0);
            }
        }
    }

    /// Does what time brings, and lets in those whose version has come.
    void tick(long now) {
        var due = ahead.stream()
                .filter(waiting -> waiting.since() <= recent.reached() || waiting.until() <= now)
                .toList();
        ahead.removeAll(due);
        for (var waiting : due) {
            if (waiting.since() <= recent.reached()) {
                resume(waiting.viewer(), waiting.since());
            } else {
                enterAnew(waiting.viewer());
            }
        }
        broadcast(batches.take(now));
    }

    private void broadcast(List<Broadcast> taken) {
        if (taken.isEmpty()) {
            return;
        }
        metrics.broadcast(taken.size());
        var frames = taken.stream()
                .map(message -> new Audience.Frame(message, messages.change(message.change())))
                .toList();
        audiences.forEach((lane, audience) -> lane.execute(() -> audience.send(frames)));
    }

    /// When there is next something to do.
    long dueAt() {
        return ahead.isEmpty()
                ? batches.dueAt()
                : Math.min(batches.dueAt(), ahead.getFirst().until());
    }

    private Audience audienceOf(Viewer viewer) {
        var audience = audiences.get(viewer.lane());
        if (audience == null) {
            throw new IllegalStateException("a lane of somebody else's");
        }
        return audience;
    }
}
