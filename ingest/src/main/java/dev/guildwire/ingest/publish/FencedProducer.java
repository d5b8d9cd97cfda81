package dev.guildwire.ingest.publish;

import dev.guildwire.contracts.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The one producer that may write for a shard. Opening it shuts out whoever wrote for the shard before, also a
/// process that was frozen and wakes up later: Kafka refuses the older epoch of the shard's transactional id, and a
/// process that opens one without being the shard's owner by the group is refused when it joins its group's offset to
/// its first transaction.
///
/// Transactions serve for that alone. They stay open for minutes, and readers read uncommitted, so that nobody waits
/// for a commit; what an aborted transaction wrote counts as written.
///
/// Confined to one thread, but for the acknowledgements, which come on the client's own.
final class FencedProducer implements AutoCloseable {

    /// Longer than outages that may be bridged without beginning again; the brokers' own limit is 15 minutes.
    static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(10);

    /// The first requests after a commit are refused until the coordinator has written the commit's markers; nobody is
    /// to wait longer than that for the next try.
    private static final int RETRY_PAUSE_MILLIS = 10;

    private static final int MAX_BLOCK_MILLIS = 1_000;
    private static final int MAX_RECONNECT_PAUSE_MILLIS = 500;

    private final KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable Exception failure;
    private volatile boolean closed;
    private boolean committing;
    private boolean dirty;

    private FencedProducer(Map<String, Object> config) {
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// @throws KafkaUnavailableException when Kafka does not answer in time, or does not take this process for a member
    ///                                   of the group just now; trying again later is right, for the group will say
    ///                                   whether the shard is still this process's
    static FencedProducer open(PublishProperties kafka, OutboxProperties properties, int shard, Ownership ownership) {
        var opened = new FencedProducer(config(kafka, properties, shard));
        try {
            opened.begin(System.nanoTime() + kafka.timeout().toNanos(), shard, ownership);
            return opened;
        } catch (KafkaException e) {
            opened.close();
            throw new KafkaUnavailableException(e);
        }
    }

    private void begin(long deadline, int shard, Ownership ownership) {
        var membership = ownership.membership().orElseThrow(() -> new KafkaException("not a member of the group yet"));
        while (!initialized(deadline)) {}
        producer.beginTransaction();
        var place = new TopicPartition(Topic.DISCORD_SHARDS.wire(), shard);
        producer.sendOffsetsToTransaction(Map.of(place, new OffsetAndMetadata(0)), membership);
        dirty = true;
    }

    /// The coordinator may need longer than one call waits, the more so when the predecessor's transaction is open.
    private boolean initialized(long deadline) {
        try {
            producer.initTransactions();
            return true;
        } catch (TimeoutException e) {
            if (System.nanoTime() > deadline) {
                throw e;
            }
            return false;
        }
    }

    /// @param acknowledged runs once the record is in Kafka; not after a failure, nor once this producer is closed
    void send(ProducerRecord<byte[], byte[]> record, Runnable acknowledged) {
        dirty = true;
        var _ = producer.send(record, (_, problem) -> {
            if (problem != null) {
                failure = problem;
            } else if (!closed) {
                acknowledged.run();
            }
        });
    }

    /// @throws KafkaException when a record could not be written: then this producer is of no more use
    void check() {
        var problem = failure;
        if (problem != null) {
            throw problem instanceof KafkaException known ? known : new KafkaException(problem);
        }
    }

    /// Begins a new transaction. Waits a second at most; until it has succeeded nothing may be sent.
    ///
    /// @return false when it has to be called again
    boolean commit() {
        committing = true;
        try {
            producer.commitTransaction();
        } catch (TimeoutException _) {
            return false;
        }
        producer.beginTransaction();
        committing = false;
        dirty = false;
        return true;
    }

    boolean isCommitting() {
        return committing;
    }

    /// Whether there is something to commit.
    boolean isDirty() {
        return dirty;
    }

    /// What is on its way may or may not arrive.
    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ZERO);
    }

    private static Map<String, Object> config(PublishProperties kafka, OutboxProperties properties, int shard) {
        var requestTimeout = Math.toIntExact(properties.requestTimeout().toMillis());
        var config = new HashMap<String, Object>();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "guildwire-ingest-shard-" + shard);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()));
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, kafka.compression());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, requestTimeout);
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_PAUSE_MILLIS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, MAX_RECONNECT_PAUSE_MILLIS);
        return kafka.client(config);
    }
}
