package dev.guildwire.ingest.publish;

import dev.guildwire.testsupport.TestServers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// A ruler, not a test: what fencing by transactions costs from send until a reader of uncommitted records has the
/// record, and what compression does. Run its main method with the test class path; each line is one way to produce 1
/// KB and 250 B records at a rate, over all lines of that rate measured in turns, so that a noisy machine is noisy
/// for all of them.
final class ProducerCost {

    private static final int WARM_UP = 200;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 12;

    private record Way(
            String name, String compression, @Nullable Duration commitEvery) {}

    private static final List<Way> WAYS = List.of(
            new Way("idempotent", "none", null),
            new Way("idempotent, lz4", "lz4", null),
            new Way("transaction, no commit", "none", Duration.ofMinutes(5)),
            new Way("transaction, commit every 5 s", "none", Duration.ofSeconds(5)),
            new Way("transaction, commit every 500 ms", "none", Duration.ofMillis(500)));

    private final String servers;
    private final Way way;
    private final int rate;
    private final long[] latencies;
    private final long[] due;
    private final CountDownLatch seen;

    private ProducerCost(String servers, Way way, int rate) {
        this.servers = servers;
        this.way = way;
        this.rate = rate;
        this.latencies = new long[WARM_UP + rate * SECONDS];
        this.due = new long[latencies.length];
        this.seen = new CountDownLatch(latencies.length);
    }

    static void main() throws Exception {
        var servers = TestServers.kafka();
        for (var rate : new int[] {100, 1000}) {
            var found = new LinkedHashMap<Way, List<Long>>();
            for (var round = 0; round < ROUNDS; round++) {
                for (var way : WAYS) {
                    var one = new ProducerCost(servers, way, rate)
                            .measure("told-" + rate + "-" + round + WAYS.indexOf(way));
                    found.computeIfAbsent(way, _ -> new ArrayList<>()).addAll(one);
                }
            }
            found.forEach((way, latencies) -> report(way, rate, latencies));
        }
        System.exit(0);
    }

    private List<Long> measure(String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(Set.of(new NewTopic(topic, Optional.of(8), Optional.empty())))
                    .all()
                    .get();
        }
        var reader = Thread.ofPlatform().daemon().start(() -> read(topic));
        produce(topic);
        seen.await();
        reader.join();
        return LongStream.of(latencies).skip(WARM_UP).boxed().toList();
    }

    private void read(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(IntStream.range(0, 8)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList());
            while (seen.getCount() > 0) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var i = ByteBuffer.wrap(record.value()).getInt();
                    if (record.value().length == 250) {
                        latencies[i] = System.nanoTime() - due[i];
                        seen.countDown();
                    }
                }
            }
        }
    }

    private void produce(String topic) {
        var config = new HashMap<String, Object>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                way.compression()));
        if (way.commitEvery() != null) {
            config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic);
        }
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            if (way.commitEvery() == null) {
                sendAll(topic, producer, () -> {});
            } else {
                producer.initTransactions();
                producer.beginTransaction();
                sendAll(topic, producer, committing(producer, way.commitEvery()));
                producer.commitTransaction();
            }
        }
    }

    private static Runnable committing(KafkaProducer<byte[], byte[]> producer, Duration every) {
        var last = new AtomicLong(System.nanoTime());
        return () -> {
            if (System.nanoTime() - last.get() >= every.toNanos()) {
                producer.commitTransaction();
                producer.beginTransaction();
                last.set(System.nanoTime());
            }
        };
    }

    private void sendAll(String topic, KafkaProducer<byte[], byte[]> producer, Runnable afterEach) {
        var start = System.nanoTime();
        for (var i = 0; i < latencies.length; i++) {
            due[i] = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due[i]) {
                LockSupport.parkNanos(due[i] - System.nanoTime());
            }
            var key = ByteBuffer.allocate(4).putInt(i % 50).array();
            var _ = producer.send(new ProducerRecord<>(topic, key, numbered(i, 1000)));
            var _ = producer.send(new ProducerRecord<>(topic, key, numbered(i, 250)));
            afterEach.run();
        }
        producer.flush();
    }

    private static byte[] numbered(int i, int size) {
        return ByteBuffer.allocate(size).putInt(i).array();
    }

    private static void report(Way way, int rate, List<Long> latencies) {
        var sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-34s %5d/s  p50 %6.2f  p99 %6.2f  p99.9 %6.2f  max %7.2f ms%n",
                way.name(),
                rate,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length * 999 / 1000] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }
}
