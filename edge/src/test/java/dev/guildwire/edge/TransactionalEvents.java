package dev.guildwire.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.testsupport.TestServers;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes numbered events as ingest does: in transactions for readers that do not wait for their ends.
final class TransactionalEvents implements AutoCloseable {

    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of(
                    "bootstrap.servers", TestServers.kafka(),
                    "linger.ms", 0,
                    "transactional.id", UUID.randomUUID().toString()),
            new StringSerializer(),
            new StringSerializer());

    TransactionalEvents() {
        producer.initTransactions();
    }

    void begin() {
        producer.beginTransaction();
    }

    void toGuild(GuildId guild, int n) {
        var record = new ProducerRecord<>(Topic.GUILD_EVENTS.wire(), guild.toString(), "{\"n\":" + n + "}");
        record.headers().add(Headers.EVENT, "voice.joined".getBytes(UTF_8));
        record.headers()
                .add(Headers.TS, Long.toString(System.currentTimeMillis()).getBytes(UTF_8));
        Awaiting.the(producer.send(record));
    }

    void commit() {
        producer.commitTransaction();
    }

    void abort() {
        producer.abortTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
