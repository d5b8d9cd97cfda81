package dev.guildwire.ingest.publish;

import dev.guildwire.testsupport.TestServers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A ruler, not a test: what fencing by transactions costs from send to acknowledgement, and what compression does.
/// Run its main method with the test class path; each line is one way to produce 1 KB and 250 B records at a rate.
final class ProducerCost {

    private static final int WARM_UP = 500;

    private ProducerCost() {}

    static void main() throws Exception {
        var servers = TestServers.kafka();
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(Set.of(
                            new NewTopic("raw", Optional.of(8), Optional.empty()),
                            new NewTopic("told", Optional.of(8), Optional.empty())))
                    .all()
                    .get();
        }
        for (var rate : new int[] {100, 1000}) {
            for (var compression : new String[] {"none", "lz4", "zstd"}) {
                run(servers, "idempotent", compression, rate, Duration.ofDays(1), false);
            }
            run(servers, "transaction, commit every 1 s", "none", rate, Duration.ofSeconds(1), true);
            run(servers, "transaction, commit every 100 ms", "none", rate, Duration.ofMillis(100), true);
            run(servers, "transaction, commit every record", "none", rate, Duration.ZERO, true);
        }
        System.exit(0);
    }

    private static void run(
            String servers, String name, String compression, int rate, Duration commitEvery, boolean transactional) {
        var config = new HashMap<String, Object>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                compression));
        if (transactional) {
            config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "cost-" + name + rate);
        }
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            if (transactional) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            measure(producer, name + ", " + compression, rate, commitEvery, transactional);
            if (transactional) {
                producer.commitTransaction();
            }
        }
    }

    private static void measure(
            KafkaProducer<byte[], byte[]> producer,
            String name,
            int rate,
            Duration commitEvery,
            boolean transactional) {
        var count = WARM_UP + rate * 5;
        var latencies = new long[count];
        var start = System.nanoTime();
        var lastCommit = start;
        for (var i = 0; i < count; i++) {
            var due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            send(producer, i, due, latencies);
            if (transactional && System.nanoTime() - lastCommit >= commitEvery.toNanos()) {
                producer.commitTransaction();
                producer.beginTransaction();
                lastCommit = System.nanoTime();
            }
        }
        producer.flush();
        report(name, rate, latencies);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, int i, long due, long[] latencies) {
        var key = Integer.toString(i % 50).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var _ = producer.send(new ProducerRecord<>("raw", key, new byte[1000]));
        var _ = producer.send(
                new ProducerRecord<>("told", key, new byte[250]), (_, _) -> latencies[i] = System.nanoTime() - due);
    }

    private static void report(String name, int rate, long[] latencies) {
        var sorted = java.util.Arrays.stream(latencies).skip(WARM_UP).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-45s %5d/s  p50 %6.2f ms  p99 %6.2f ms  max %7.2f ms%n",
                name,
                rate,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }
}
