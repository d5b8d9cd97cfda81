package dev.guildwire.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.translate.VoiceStates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads `guild.voice` to its end: what our readers were told last, whoever told them.
public final class KnownVoice {

    private static final Logger LOG = LoggerFactory.getLogger(KnownVoice.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration POLL = Duration.ofMillis(100);

    private final PublishProperties properties;

    public KnownVoice(PublishProperties properties) {
        this.properties = properties;
    }

    /// @param partitions of the topic
    /// @param wanted     the guilds to read
    /// @throws KafkaUnavailableException when Kafka does not answer in time
    public VoiceStates read(int partitions, Predicate<GuildId> wanted) {
        var states = new VoiceStates();
        try (var consumer = consumer()) {
            var all = IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(Topic.GUILD_VOICE.wire(), partition))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            readTo(consumer.endOffsets(all), consumer, wanted, states);
        } catch (KafkaException e) {
            throw new KafkaUnavailableException(e);
        }
        return states;
    }

    private static void readTo(
            Map<TopicPartition, Long> ends,
            Consumer<byte[], byte[]> consumer,
            Predicate<GuildId> wanted,
            VoiceStates states) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> apply(record, wanted, states));
        }
    }

    private static void apply(ConsumerRecord<byte[], byte[]> record, Predicate<GuildId> wanted, VoiceStates states) {
        try {
            var key = List.of(new String(record.key(), UTF_8).split(":", 2));
            var guildId = GuildId.of(key.getFirst());
            if (!wanted.test(guildId)) {
                return;
            }
            if (record.value() == null) {
                states.remove(guildId, UserId.of(key.getLast()));
            } else {
                states.put(JSON.readValue(record.value(), VoiceState.class));
            }
        } catch (IllegalArgumentException | JacksonException _) {
            LOG.warn(
                    "a record of guild.voice is not a voice state and was skipped: partition={} offset={}",
                    record.partition(),
                    record.offset());
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.bootstrapServers(),
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                Math.toIntExact(properties.timeout().toMillis()),
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
