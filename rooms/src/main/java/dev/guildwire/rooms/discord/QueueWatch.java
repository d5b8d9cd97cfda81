package dev.guildwire.rooms.discord;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the queue every few seconds, keeps the figures current and says once when it stands still for a reason
/// that somebody must act upon.
public final class QueueWatch {

    /// Enough to see what is wrong; a queue has more buckets only when all is held up.
    static final int BUCKETS_SHOWN = 200;

    private static final Logger log = LoggerFactory.getLogger("Internal");

    private final RedisQueue queue;
    private final QueueMetrics metrics;
    private volatile String standsStillBecause = "";

    QueueWatch(RedisQueue queue, QueueMetrics metrics) {
        this.queue = queue;
        this.metrics = metrics;
    }

    /// Fails when Redis cannot be reached.
    public CompletionStage<QueueView> look() {
        return queue.look(BUCKETS_SHOWN).thenApply(view -> {
            metrics.show(view);
            announce(view);
            return view;
        });
    }

    private synchronized void announce(QueueView view) {
        var reason = reason(view.why());
        var before = standsStillBecause;
        standsStillBecause = reason == null ? "" : reason;
        if (reason != null && !reason.equals(before)) {
            log.error(reason);
        } else if (reason == null && !before.isEmpty()) {
            log.info("The Discord queue goes on");
        }
    }

    /// @return what a person must do, or nothing when time will do it
    static @Nullable String reason(String why) {
        return switch (why) {
            case "unauthorized" ->
                "Discord refuses the bot's token, so nothing is sent to it. Reset the token on the application's Bot page,"
                        + " set DISCORD_BOT_TOKEN to the new one and restart; what waits and has patience left goes on";
            case "invalid" ->
                "Too many of Discord's answers were 401, 403 or 429, so only a probe is sent now and then, lest Discord"
                        + " bans this address. Find out who asks for what it may not: /actuator/discordqueue and the"
                        + " metric guildwire.discord.answers";
            default -> null;
        };
    }
}
