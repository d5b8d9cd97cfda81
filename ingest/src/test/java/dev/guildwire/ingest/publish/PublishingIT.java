package dev.guildwire.ingest.publish;

import static dev.guildwire.ingest.publish.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.publish.OutboxProperties.SpoolLimits;
import dev.guildwire.ingest.translate.Dispatch;
import dev.guildwire.ingest.translate.Translation.Publication;
import dev.guildwire.ingest.translate.VoiceChange;
import dev.guildwire.testsupport.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class PublishingIT {

    private static final UserId ADA = new UserId(31);
    private static final ChannelId LOBBY = new ChannelId(301);
    private static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final int SHARDS = 16;
    private static final AtomicInteger NEXT_SHARD = new AtomicInteger();
    private static final AtomicInteger NEXT_GUILD = new AtomicInteger(11_000);

    private final int shard = NEXT_SHARD.getAndIncrement();
    private final GuildId guild = new GuildId(NEXT_GUILD.getAndIncrement());

    @TempDir
    private Path folder;

    private Publishing publishing;
    private Member member;

    @BeforeEach
    void join() {
        publishing = publishing(folder);
        publishing.prepare(SHARDS);
        member = new Member(TestServers.kafka(), "group-of-shard-" + shard);
    }

    @AfterEach
    void leave() {
        member.close();
    }

    @Test
    void publishWhenSomebodyMovesWritesDispatchEventsAndState() throws Exception {
        var dispatch = dispatch(7);

        try (var outbox = takeOver()) {
            outbox.publish(new Publication(
                    dispatch,
                    true,
                    false,
                    List.of(new VoiceLeft(guild, ADA), new VoiceJoined(guild, LOBBY, ADA, "ada", null)),
                    List.of(in(LOBBY))));
        }

        var raw = read(Topic.DISCORD_DISPATCH, 1).getFirst();
        assertThat(raw.value()).isEqualTo(dispatch.payload());
        assertThat(header(raw, Headers.EVENT)).isEqualTo("VOICE_STATE_UPDATE");
        assertThat(header(raw, Headers.TS)).isEqualTo("1767225600123");
        assertThat(header(raw, Headers.RECEIVED_MICROS)).isEqualTo("1767225600123456");
        assertThat(header(raw, Headers.ORIGIN)).isEqualTo(shard + "/session/7");
        var told = read(Topic.GUILD_EVENTS, 2);
        assertThat(told)
                .extracting(record -> header(record, Headers.EVENT))
                .containsExactly("voice.left", "voice.joined");
        assertThat(told).extracting(record -> header(record, Headers.SYNTHETIC)).containsOnly("");
        assertThat(told.getLast().value())
                .isEqualTo(
                        "{\"guildId\":\"%s\",\"channelId\":\"301\",\"userId\":\"31\",\"username\":\"ada\",\"avatar\":null}"
                                .formatted(guild));
        var state = read(Topic.GUILD_VOICE, 1).getFirst();
        assertThat(state.key()).isEqualTo(guild + ":31");
        assertThat(state.partition()).isEqualTo(told.getFirst().partition());
    }

    @Test
    void publishWhenDifferencesWereFoundMarksTheirEventsOnly() throws Exception {
        try (var outbox = takeOver()) {
            outbox.publish(
                    new Publication(dispatch(1), true, true, List.of(new VoiceLeft(guild, ADA)), List.of(in(null))));
        }

        assertThat(header(read(Topic.GUILD_EVENTS, 1).getFirst(), Headers.SYNTHETIC))
                .isEqualTo("true");
        assertThat(header(read(Topic.DISCORD_DISPATCH, 1).getFirst(), Headers.SYNTHETIC))
                .isEmpty();
    }

    @Test
    void publishWhenThereIsNoDispatchOfItsOwnWritesEventsOnly() throws Exception {
        try (var outbox = takeOver()) {
            outbox.publish(
                    new Publication(dispatch(1), false, true, List.of(new VoiceLeft(guild, ADA)), List.of(in(null))));
            outbox.publish(Publication.raw(dispatch(2)));
        }

        assertThat(read(Topic.DISCORD_DISPATCH, 1))
                .extracting(record -> header(record, Headers.ORIGIN))
                .containsExactly(shard + "/session/2");
    }

    @Test
    void takeOverWhenStatesWereWrittenAndRemovedKnowsTheLast() throws Exception {
        try (var outbox = takeOver()) {
            outbox.publish(new Publication(dispatch(1), true, false, List.of(), List.of(in(LOBBY))));
            outbox.publish(new Publication(
                    dispatch(3),
                    true,
                    false,
                    List.of(),
                    List.of(in(new ChannelId(302)), new VoiceChange(guild, new UserId(32), null))));
        }

        var taken = publishing.takeOver(shard, member, guild::equals);
        taken.outbox().close();

        assertThat(taken.published().guilds()).containsExactly(guild);
        assertThat(taken.published().of(guild)).containsExactly(state(new ChannelId(302)));
    }

    /// As when the one before was shut out between an event and its state.
    @Test
    void takeOverWhenEventsStandWithoutTheirStatesKnowsAndWritesThem() throws Exception {
        var bob = new UserId(32);
        try (var outbox = takeOver()) {
            outbox.publish(new Publication(
                    dispatch(1),
                    true,
                    false,
                    List.of(new VoiceJoined(guild, LOBBY, bob, "bob", null)),
                    List.of(new VoiceChange(guild, bob, new VoiceState(guild, LOBBY, bob, "bob", null)))));
            outbox.publish(new Publication(
                    dispatch(2),
                    true,
                    false,
                    List.of(new VoiceLeft(guild, bob), new VoiceJoined(guild, LOBBY, ADA, "ada", null)),
                    List.of()));
            outbox.caughtUp(RECEIVED);
        }

        try (var outbox = expect(state(LOBBY)).outbox()) {
            assertThat(outbox.awaitEmpty(Duration.ofSeconds(10))).isTrue();
        }

        assertThat(read(Topic.GUILD_VOICE, 3).stream().skip(1))
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder(guild + ":31", guild + ":32");
        expect(state(LOBBY)).outbox().close();
    }

    private Taken expect(VoiceState... states) throws InterruptedException {
        var taken = publishing.takeOver(shard, member, guild::equals);
        assertThat(taken.published().of(guild)).containsExactly(states);
        return taken;
    }

    @Test
    void outboxWhenAnotherTookOverWritesNothingMore() throws Exception {
        try (var old = takeOver()) {
            old.publish(Publication.raw(dispatch(1)));
            assertThat(old.awaitEmpty(Duration.ofSeconds(10))).isTrue();
            member.leave();
            try (var owner = new Member(TestServers.kafka(), "group-of-shard-" + shard);
                    var outbox = publishing(folder.resolve("other"))
                            .takeOver(shard, owner, guild::equals)
                            .outbox()) {

                old.publish(Publication.raw(dispatch(2)));
                member.revoke();
                old.superseded().toCompletableFuture().get(30, TimeUnit.SECONDS);
                outbox.publish(Publication.raw(dispatch(3)));
                assertThat(outbox.awaitEmpty(Duration.ofSeconds(10))).isTrue();
            }
        }

        assertThat(read(Topic.DISCORD_DISPATCH, 2))
                .extracting(record -> header(record, Headers.ORIGIN))
                .containsExactly(shard + "/session/1", shard + "/session/3");
    }

    @Test
    void outboxWhenItsDiskHoldsWhatCameThroughWritesOnlyTheRest() throws Exception {
        try (var outbox = takeOver()) {
            outbox.publish(Publication.raw(dispatch(1)));
        }
        try (var spool = Spool.open(folder.resolve("shard-" + shard), 1 << 20)) {
            spool.append(parcel(Publication.raw(dispatch(1))));
            spool.append(parcel(Publication.raw(dispatch(2))));
        }

        try (var outbox = takeOver()) {
            outbox.publish(Publication.raw(dispatch(3)));
        }

        assertThat(read(Topic.DISCORD_DISPATCH, 3))
                .extracting(record -> header(record, Headers.ORIGIN))
                .containsExactly(shard + "/session/1", shard + "/session/2", shard + "/session/3");
    }

    @Test
    void takeOverWhenTheMembershipIsOldIsRefused() {
        member.leave();

        assertThatThrownBy(this::takeOver).isInstanceOf(KafkaUnavailableException.class);
    }

    @Test
    void takeOverWhenTheOwnerDiedWithAnOpenTransactionWritesItsStatesAgain() throws Exception {
        var dead = takeOver();
        dead.publish(new Publication(
                dispatch(1),
                true,
                false,
                List.of(new VoiceJoined(guild, LOBBY, ADA, "ada", null)),
                List.of(in(LOBBY))));
        assertThat(dead.awaitEmpty(Duration.ofSeconds(10))).isTrue();
        member.revoke();

        try (var owner = new Member(TestServers.kafka(), "other-group-of-shard-" + shard);
                var outbox = publishing.takeOver(shard, owner, guild::equals).outbox()) {
            assertThat(outbox.awaitEmpty(Duration.ofSeconds(10))).isTrue();
        }

        assertThat(read(Topic.GUILD_VOICE, 2)).extracting(ConsumerRecord::key).containsOnly(guild + ":31");
        dead.close();
    }

    @Test
    void marksWhenAnOutboxClosesSayThatItLeft() throws Exception {
        try (var outbox = takeOver();
                var marks = publishing.marks(shard)) {
            outbox.publish(Publication.raw(dispatch(1)));
            Awaitility.await().until(() -> marks.newest().isPresent());
            assertThat(marks.newest().orElseThrow().mark().left()).isFalse();

            var later = RECEIVED.plusSeconds(60);
            outbox.caughtUp(later);
            outbox.close();

            assertThat(marks.newest().orElseThrow().mark().left()).isTrue();
            assertThat(marks.newest().orElseThrow().mark().through()).isEqualTo(later);
        }
    }

    @Test
    void marksWhenAnOutboxClosesThatWasToldNothingStayAsTheyWere() throws Exception {
        try (var outbox = takeOver()) {
            outbox.caughtUp(RECEIVED);
        }
        takeOver().close();

        try (var marks = publishing.marks(shard)) {
            assertThat(marks.newest().orElseThrow().mark().through()).isEqualTo(RECEIVED);
        }
    }

    private Outbox takeOver() throws InterruptedException {
        return publishing.takeOver(shard, member, guild::equals).outbox();
    }

    private List<ConsumerRecord<String, String>> read(Topic topic, int count) {
        try (var reader = new TopicReader(TestServers.kafka(), topic)) {
            return reader.await(count, record -> record.key().startsWith(guild.toString()));
        }
    }

    private static byte[] parcel(Publication publication) throws IOException {
        return ParcelCodec.encode(
                new Parcel(publication.dispatch().receivedAt(), new RecordEncoder(1).events(publication), List.of()));
    }

    private static Publishing publishing(Path folder) {
        var clock = Clock.systemUTC();
        var limits = new SpoolLimits(
                folder,
                Duration.ofSeconds(1),
                10_000,
                DataSize.ofMegabytes(8),
                Duration.ofDays(4000),
                Duration.ofSeconds(1));
        return new Publishing(
                new PublishProperties(TestServers.kafka(), 4, "none", Duration.ofSeconds(10), Map.of()),
                new OutboxProperties(
                        Duration.ofSeconds(5), 1000, Duration.ofSeconds(10), Duration.ofMillis(100), limits),
                new PublishMetrics(new SimpleMeterRegistry(), clock),
                new Traces(new TraceProperties(0, URI.create("http://localhost"))),
                clock);
    }

    private Dispatch dispatch(long sequence) {
        return new Dispatch(shard, "session", sequence, "VOICE_STATE_UPDATE", guild, "{\"a\":\"ä\"}", RECEIVED);
    }

    private VoiceChange in(@Nullable ChannelId channel) {
        return new VoiceChange(guild, ADA, channel == null ? null : state(channel));
    }

    private VoiceState state(ChannelId channel) {
        return new VoiceState(guild, channel, ADA, "ada", null);
    }
}
