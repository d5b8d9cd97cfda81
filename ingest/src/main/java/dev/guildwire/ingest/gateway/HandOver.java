package dev.guildwire.ingest.gateway;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.ingest.publish.KafkaUnavailableException;
import dev.guildwire.ingest.publish.Outbox;
import dev.guildwire.ingest.publish.Ownership;
import dev.guildwire.ingest.publish.SupersededException;
import dev.guildwire.ingest.publish.Taken;
import dev.guildwire.ingest.translate.Dispatch;
import dev.guildwire.ingest.translate.Takeover;
import dev.guildwire.ingest.translate.Told;
import dev.guildwire.ingest.translate.Translator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes this process the one that publishes a shard.
final class HandOver {

    /// What the old owner had from Discord when it was shut out has as a rule reached this process too after so many of
    /// these. They are several, for a machine that stands still stretches one of them.
    private static final Duration SETTLE = Duration.ofMillis(50);
    private static final int SETTLES = 5;
    /// By so much clocks may differ between the old owner and this process.
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final int shard;
    private final Installation installation;
    private final Ownership ownership;
    private final ShardStream stream;

    HandOver(int shard, Installation installation, Ownership ownership, ShardStream stream) {
        this.shard = shard;
        this.installation = installation;
        this.ownership = ownership;
        this.stream = stream;
    }

    /// Shuts out whoever published the shard, and lets the stream publish from where that one ended.
    ///
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    /// @throws SupersededException       when the shard is another process's
    Outbox takeOver(Turn turn) throws InterruptedException {
        var taken = installation.publishing().takeOver(shard, ownership, this::serves);
        try {
            var through = turn.publishedThrough().orElse(null);
            var began = stream.sessionBegan();
            var told = began == null ? new Told() : toldSince(began);
            stream.goLive(told, held -> goLive(held, told, taken, through));
            return taken.outbox();
        } catch (RuntimeException | InterruptedException e) {
            taken.outbox().close();
            throw e;
        }
    }

    private Told toldSince(Instant began) throws InterruptedException {
        for (var i = 0; i < SETTLES; i++) {
            Thread.sleep(SETTLE);
        }
        return installation.publishing().told(shard, began.minus(SKEW));
    }

    private LiveShard goLive(List<Dispatch> held, Told told, Taken taken, @Nullable Instant through) {
        var publishing = installation.publishing();
        return new LiveShard(
                translator(held, told, taken, through),
                taken.outbox(),
                () -> publishing.known(this::serves),
                installation.metrics());
    }

    private Translator translator(List<Dispatch> held, Told told, Taken taken, @Nullable Instant through) {
        Predicate<GuildId> served = installation.properties()::serves;
        if (held.isEmpty()) {
            return new Translator(taken.published(), served, through);
        }
        var began = held.getFirst().receivedAt();
        var gapFrom = through != null && through.isBefore(began) ? through : null;
        var takeover = Takeover.of(held, told, taken.published(), served, gapFrom);
        takeover.publications().forEach(taken.outbox()::publish);
        return takeover.translator();
    }

    private boolean serves(GuildId guild) {
        return installation.serves(shard, guild);
    }
}
