package dev.guildwire.ingest.gateway;

import dev.guildwire.ingest.publish.KafkaUnavailableException;
import dev.guildwire.ingest.publish.Outbox;
import dev.guildwire.ingest.translate.Dispatch;
import dev.guildwire.ingest.translate.Translation;
import dev.guildwire.ingest.translate.Translation.NotServed;
import dev.guildwire.ingest.translate.Translation.Publication;
import dev.guildwire.ingest.translate.Translation.Unreadable;
import dev.guildwire.ingest.translate.Translator;
import dev.guildwire.ingest.translate.VoiceStates;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A shard that is published here: translates and hands over. Confined to its stream's thread.
final class LiveShard {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");

    private final Translator translator;
    private final Outbox outbox;
    private final Supplier<VoiceStates> published;
    private final GatewayMetrics metrics;
    private final Set<String> unreadableSeen = new HashSet<>();
    private @Nullable Dispatch last;

    /// @param published asks Kafka what readers know of the shard's guilds
    LiveShard(Translator translator, Outbox outbox, Supplier<VoiceStates> published, GatewayMetrics metrics) {
        this.translator = translator;
        this.outbox = outbox;
        this.published = published;
        this.metrics = metrics;
    }

    void onDispatch(Dispatch dispatch) {
        last = dispatch;
        publish(translator.translate(dispatch));
        outbox.gapDue().ifPresent(this::tellGap);
    }

    void onIdle() {
        outbox.tick();
        outbox.gapDue().ifPresent(this::tellGap);
    }

    void caughtUp(Instant time) {
        outbox.caughtUp(time);
    }

    private void publish(Translation translation) {
        switch (translation) {
            case Publication publication -> {
                metrics.translated.increment();
                outbox.publish(publication);
            }
            case Unreadable unreadable -> {
                onUnreadable(unreadable);
                metrics.translated.increment();
                outbox.publish(Publication.raw(unreadable.dispatch()));
            }
            case NotServed _ -> metrics.notServed.increment();
        }
    }

    private void onUnreadable(Unreadable unreadable) {
        metrics.unreadable.increment();
        var type = unreadable.dispatch().type();
        if (unreadableSeen.add(type + unreadable.problem())) {
            LOG.warn("a dispatch is not as documented: type={} problem={}", type, unreadable.problem());
        }
    }

    /// Publications were dropped; what was before them is in Kafka now. Readers get from there to what is true by the
    /// differences.
    private void tellGap(Instant since) {
        try {
            var known = published.get();
            outbox.mend();
            if (last != null) {
                outbox.publish(translator.gap(known, since, last));
                outbox.publish(translator.differences(known, last));
            }
        } catch (KafkaUnavailableException e) {
            LOG.warn("the gap cannot be told yet: {}", e.toString());
        }
    }
}
