package dev.guildwire.load.fanout.publisher;

import dev.guildwire.contracts.id.GuildId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Publishes at a steady rate: an event that is due is sent at once (`acks=1`, no linger), whatever became of those
/// before it. The numbers of a guild's events go on from one load to the next.
public final class Publisher implements Source, AutoCloseable {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long LONGEST_PAUSE_NANOS = 500_000;

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Map<GuildId, Long> next = new ConcurrentHashMap<>();
    private final LongAdder failed = new LongAdder();

    private Publisher(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    public static Publisher to(String bootstrapServers, String topic) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "1",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                false,
                ProducerConfig.LINGER_MS_CONFIG,
                0);
        return new Publisher(
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()), topic);
    }

    @Override
    public CompletableFuture<Published> start(Load load) {
        var done = new CompletableFuture<Published>();
        Thread.ofPlatform().daemon().name("publisher").start(() -> {
            try {
                done.complete(publish(load));
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /// Publishes so many events for each guild, as fast as Kafka takes them.
    public Published burst(Load load) {
        for (long i = 0; i < load.events(); i++) {
            send(load, i);
        }
        return finish(load, 0);
    }

    private Published publish(Load load) {
        long begin = System.nanoTime();
        double gap = NANOS_PER_SECOND / load.perSecond();
        long worst = 0;
        for (long i = 0; i < load.events(); i++) {
            long due = begin + (long) (i * gap);
            awaitUntil(due);
            worst = Math.max(worst, System.nanoTime() - due);
            send(load, i);
        }
        return finish(load, worst);
    }

    private static void awaitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, LONGEST_PAUSE_NANOS));
        }
    }

    private void send(Load load, long index) {
        var guild = load.guilds().get((int) (index % load.guilds().size()));
        long sequence = next.merge(guild, 1L, Long::sum) - 1;
        var _ = producer.send(EventRecord.of(topic, guild, sequence, load.payloadBytes()), (_, failure) -> {
            if (failure != null) {
                failed.increment();
            }
        });
    }

    private Published finish(Load load, long worstLag) {
        producer.flush();
        return new Published(last(load.guilds()), failed.sumThenReset(), Duration.ofNanos(worstLag));
    }

    /// The number of each guild's last event so far. Any thread.
    public Map<GuildId, Long> last(Collection<GuildId> guilds) {
        var last = new HashMap<GuildId, Long>();
        guilds.forEach(guild -> last.put(guild, next.getOrDefault(guild, 0L) - 1));
        return last;
    }

    @Override
    public void close() {
        producer.close();
    }
}
