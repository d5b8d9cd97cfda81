package dev.guildwire.ingest.gateway;

import dev.guildwire.ingest.publish.Outbox;
import dev.guildwire.ingest.translate.Dispatch;
import dev.guildwire.ingest.translate.Translation;
import dev.guildwire.ingest.translate.Translation.NotServed;
import dev.guildwire.ingest.translate.Translation.Publication;
import dev.guildwire.ingest.translate.Translation.Unreadable;
import dev.guildwire.ingest.translate.Translator;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the dispatches of one shard from JDA's reading thread to the outbox, on a thread of its own.
///
/// The queue is bounded. When it is full the reading thread waits, which stops reading from Discord: nothing is lost,
/// because Discord keeps what it could not send for the session's RESUME. Kafka cannot cause it, only this machine.
final class ShardStream implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");
    private static final Dispatch END = new Dispatch(-1, "", 0, "", null, "", Instant.EPOCH);

    private final BlockingQueue<Dispatch> queue;
    private final Translator translator;
    private final Outbox outbox;
    private final GatewayMetrics metrics;
    private final Set<String> unreadableSeen = new HashSet<>();
    private final Thread thread;

    ShardStream(int shard, int capacity, Translator translator, Outbox outbox, GatewayMetrics metrics) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.translator = translator;
        this.outbox = outbox;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name("shard-" + shard).start(this::run);
    }

    void put(Dispatch dispatch) {
        try {
            queue.put(dispatch);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Translates what waits and ends.
    @Override
    public void close() {
        put(END);
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        outbox.close();
    }

    private void run() {
        try {
            for (var dispatch = queue.take(); !dispatch.equals(END); dispatch = queue.take()) {
                publish(translator.translate(dispatch));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
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
}
