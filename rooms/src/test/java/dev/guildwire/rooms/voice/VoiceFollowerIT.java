package dev.guildwire.rooms.voice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.event.Event;
import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.event.GuildEvent;
import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.rooms.Discord;
import dev.guildwire.rooms.RoomsServer;
import dev.guildwire.testsupport.TestServers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// ingest writes in transactions, whose ends take offsets that no reader is shown.
class VoiceFollowerIT {

    private static final GuildId GUILD = new GuildId(7_001);
    private static final ChannelId LOBBY = new ChannelId(7_101);
    private static final UserId ADA = new UserId(7_201);
    private static final UserId BEN = new UserId(7_202);

    private static Discord discord;
    private static RoomsServer rooms;
    private static KafkaProducer<String, byte[]> ingest;

    @BeforeAll
    static void start() {
        discord = Discord.start();
        rooms = RoomsServer.start(discord);
        await().until(() -> rooms.bean(VoiceFollower.class).layout().isPresent());
        ingest = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", TestServers.kafka(),
                        "transactional.id", UUID.randomUUID().toString()),
                new StringSerializer(),
                new ByteArraySerializer());
        ingest.initTransactions();
    }

    @AfterAll
    static void stop() {
        ingest.close();
        rooms.close();
        discord.close();
    }

    @Test
    void snapshotWhenTransactionsEndBetweenEventsHasThemAllAndReachesTheEnd() throws Exception {
        transaction(new VoiceJoined(GUILD, LOBBY, ADA, "ada", null));
        await().until(() -> people().equals(Set.of(ADA)));
        transaction(new VoiceJoined(GUILD, LOBBY, BEN, "ben", null), new VoiceLeft(GUILD, ADA));
        await().until(() -> people().equals(Set.of(BEN)));

        var last = transaction(new VoiceLeft(GUILD, BEN));

        await().until(() -> people().isEmpty());
        var place = "-" + last.partition() + "-" + (last.offset() + 1);
        await().untilAsserted(() ->
                assertThat(snapshot().orElseThrow().position().toString()).endsWith(place));
    }

    private static RecordMetadata transaction(GuildEvent... events) throws Exception {
        ingest.beginTransaction();
        @Nullable RecordMetadata last = null;
        for (var event : events) {
            last = ingest.send(record(event)).get();
        }
        ingest.commitTransaction();
        return requireNonNull(last);
    }

    private static ProducerRecord<String, byte[]> record(Event event) {
        var record = new ProducerRecord<>(
                Topic.GUILD_EVENTS.wire(), GUILD.toString(), JsonMapper.shared().writeValueAsBytes(event));
        record.headers().add(Headers.EVENT, EventName.of(event).wire().getBytes(UTF_8));
        return record;
    }

    private static Optional<RedisVoice.Located> snapshot() {
        return rooms.bean(VoiceFollower.class)
                .layout()
                .flatMap(layout -> rooms.bean(RedisVoice.class).read(layout.partitionOf(GUILD), GUILD));
    }

    private static Set<UserId> people() {
        return snapshot().stream()
                .flatMap(located -> located.states().stream())
                .map(VoiceState::userId)
                .collect(Collectors.toSet());
    }
}
