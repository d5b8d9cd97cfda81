package dev.guildwire.ingest.publish;

import dev.guildwire.ingest.translate.Translation.Publication;
import dev.guildwire.ingest.translate.VoiceChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one shard's publications and writes them to Kafka in the order they came; keeps them on disk while Kafka is
/// away. Handing over never waits for Kafka.
public final class Outbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway");

    private final RecordEncoder encoder;
    private final Traces traces;
    private final Backlog backlog;
    private final OutboxWriter writer;
    private final Duration patience;
    private final CompletableFuture<Void> superseded = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean closing;

    /// @param patience how long closing waits for Kafka to take the rest, which goes to disk after it
    Outbox(int shard, RecordEncoder encoder, Traces traces, Backlog backlog, OutboxWriter writer, Duration patience) {
        this.encoder = encoder;
        this.traces = traces;
        this.backlog = backlog;
        this.writer = writer;
        this.patience = patience;
        this.thread = Thread.ofPlatform().name("outbox-" + shard).start(this::run);
    }

    public void publish(Publication publication) {
        var events = encoder.events(publication);
        var span = publication.events().isEmpty() ? null : traces.begin(publication.dispatch());
        if (span != null) {
            Traces.mark(events, span);
        }
        backlog.add(new Parcel(publication.dispatch().receivedAt(), events, encoder.voiceStates(publication)));
        if (span != null) {
            span.end();
        }
    }

    /// Looks at the clock; wants to be called once a second or more often. It is not the writer's to do that, which may
    /// be waiting for Kafka.
    public void tick() {
        backlog.tick();
    }

    /// All that Discord told up to that time was handed over, or was nothing.
    public void caughtUp(Instant time) {
        backlog.caughtUp(time);
    }

    /// When publications had to be dropped, since when; once all before them are in Kafka. Then what is known there is
    /// to be compared, and the gap told.
    public Optional<Instant> gapDue() {
        return backlog.gapDue();
    }

    /// Publications are taken again.
    public void mend() {
        backlog.mend();
    }

    public BacklogSize size() {
        return backlog.size();
    }

    /// Completes when another process has taken the shard over; nothing is written here any more.
    public CompletionStage<Void> superseded() {
        return superseded;
    }

    /// Writes states again that compaction may drop.
    void rewrite(List<VoiceChange> changes, Instant now) {
        if (!changes.isEmpty()) {
            backlog.add(new Parcel(
                    now, List.of(), changes.stream().map(encoder::voiceState).toList()));
        }
    }

    /// @return false when Kafka did not take everything in time
    boolean awaitEmpty(Duration time) throws InterruptedException {
        return backlog.awaitEmpty(time);
    }

    private void run() {
        try {
            while (!closing) {
                writer.step();
            }
            for (var end = System.nanoTime() + patience.toNanos(); System.nanoTime() < end && !backlog.isEmpty(); ) {
                writer.step();
            }
            writer.end();
        } catch (SupersededException _) {
            LOG.warn("another ingest has taken the shard over");
            backlog.supersede();
            writer.abandon();
            superseded.complete(null);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        backlog.wake();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        backlog.close();
    }
}
