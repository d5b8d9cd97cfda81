package dev.guildwire.load.fanout.process;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.testsupport.EmbeddedKafka;
import dev.guildwire.testsupport.EmbeddedRedis;
import dev.guildwire.testsupport.FreePorts;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/// Kafka and Redis, in a process of their own, so that their work and their pauses are nobody else's.
public final class Broker implements AutoCloseable {

    /// A topic that no service reads.
    public static final String OTHER_TOPIC = "fanout.other";

    /// As everywhere in Guildwire.
    private static final int PARTITIONS = 8;

    private final ChildProcess process;
    private final Path folder;
    private final String kafka;
    private final String redis;

    private Broker(ChildProcess process, Path folder, String kafka, String redis) {
        this.process = process;
        this.folder = folder;
        this.kafka = kafka;
        this.redis = redis;
    }

    /// Returns when both serve and the topics that the benchmark itself writes are there.
    ///
    /// @param out where its log goes, and for a while what it holds
    public static Broker start(Path out) throws InterruptedException {
        var folder = FreshFolder.in(out, "broker-");
        int kafka = FreePorts.next();
        int redis = FreePorts.next();
        var options = List.of("-Xms512m", "-Xmx512m", "-Xmn256m", "-XX:+UseSerialGC");
        var process =
                ChildProcess.main(out.resolve("broker.log"), Broker.class, options, List.of(folder, kafka, redis));
        return new Broker(process, folder, "127.0.0.1:" + kafka, "redis://127.0.0.1:" + redis);
    }

    /// The process itself: serves until its standard input ends.
    ///
    /// @param args a folder, Kafka's port, Redis's port
    static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Integer.parseInt(args[1]));
                var redis = EmbeddedRedis.start(folder.resolve("redis"), Integer.parseInt(args[2]))) {
            createTopics(kafka.bootstrapServers());
            System.out.println("READY");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void createTopics(String bootstrapServers) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var topics = Stream.of(Topic.GUILD_EVENTS.wire(), OTHER_TOPIC)
                    .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    public long pid() {
        return process.pid();
    }

    public String kafka() {
        return kafka;
    }

    public String redis() {
        return redis;
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
        FreshFolder.delete(folder);
    }
}
