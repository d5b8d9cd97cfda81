package dev.guildwire.ingest.gateway;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.ingest.translate.Dispatch;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes every dispatch off JDA, each once. Runs on JDA's reading thread.
final class Tap {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");

    private final int shard;
    private final Clock clock;
    private final GatewayMetrics metrics;
    private final Consumer<Dispatch> stream;
    private final SequenceWatch watch = new SequenceWatch();

    Tap(int shard, Clock clock, GatewayMetrics metrics, Consumer<Dispatch> stream) {
        this.shard = shard;
        this.clock = clock;
        this.metrics = metrics;
        this.stream = stream;
    }

    void onRaw(RawGatewayEvent event) {
        var receivedAt = clock.instant();
        metrics.received.increment();
        if (event.getType().equals("READY")) {
            watch.begin(event.getPayload().getString("session_id"));
        }
        var missed = watch.advanceTo(event.getPackage().getLong("s"));
        if (missed < 0) {
            metrics.repeated.increment();
            return;
        }
        if (missed > 0) {
            metrics.missed.increment((double) missed);
            LOG.warn("dispatches were lost because JDA could not read them: shard={} count={}", shard, missed);
        }
        stream.accept(dispatch(event, receivedAt));
    }

    private Dispatch dispatch(RawGatewayEvent event, Instant receivedAt) {
        return new Dispatch(
                shard,
                watch.session(),
                event.getPackage().getLong("s"),
                event.getType(),
                guildId(event.getType(), event.getPayload()),
                event.getPayload().toString(),
                receivedAt);
    }

    /// The guild's own dispatches carry it as `id`.
    private static @Nullable GuildId guildId(String type, DataObject payload) {
        var field = type.equals("GUILD_CREATE") || type.equals("GUILD_UPDATE") || type.equals("GUILD_DELETE")
                ? "id"
                : "guild_id";
        try {
            var text = payload.getString(field, null);
            return text == null ? null : GuildId.of(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
