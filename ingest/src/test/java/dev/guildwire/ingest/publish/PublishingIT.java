package dev.guildwire.ingest.publish;

import static dev.guildwire.ingest.publish.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.translate.Dispatch;
import dev.guildwire.ingest.translate.Translation.Publication;
import dev.guildwire.ingest.translate.VoiceChange;
import dev.guildwire.testsupport.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishingIT {

    private static final UserId ADA = new UserId(31);
    private static final ChannelId LOBBY = new ChannelId(301);
    private static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00.123456Z");

    private final Publishing publishing = new Publishing(
            new PublishProperties(TestServers.kafka(), 4, "none", Duration.ofSeconds(10)),
            new PublishMetrics(new SimpleMeterRegistry()),
            Clock.systemUTC());

    @Test
    void publishWhenSomebodyMovesWritesDispatchEventsAndState() {
        var guild = new GuildId(11_001);
        var dispatch = dispatch(guild, 7);

        try (var outbox = publishing.open()) {
            outbox.publish(new Publication(
                    dispatch,
                    true,
                    false,
                    List.of(new VoiceLeft(guild, ADA), new VoiceJoined(guild, LOBBY, ADA, "ada", null)),
                    List.of(in(guild, LOBBY))));
        }

        try (var dispatches = new TopicReader(TestServers.kafka(), Topic.DISCORD_DISPATCH);
                var events = new TopicReader(TestServers.kafka(), Topic.GUILD_EVENTS);
                var states = new TopicReader(TestServers.kafka(), Topic.GUILD_VOICE)) {
            var raw =
                    dispatches.await(1, record -> record.key().equals("11001")).getFirst();
            assertThat(raw.value()).isEqualTo(dispatch.payload());
            assertThat(header(raw, Headers.EVENT)).isEqualTo("VOICE_STATE_UPDATE");
            assertThat(header(raw, Headers.TS)).isEqualTo("1767225600123");
            assertThat(header(raw, Headers.RECEIVED_MICROS)).isEqualTo("1767225600123456");
            assertThat(header(raw, Headers.ORIGIN)).isEqualTo("3/session/7");

            var told = events.await(2, record -> record.key().equals("11001"));
            assertThat(told)
                    .extracting(record -> header(record, Headers.EVENT))
                    .containsExactly("voice.left", "voice.joined");
            assertThat(told)
                    .extracting(record -> header(record, Headers.SYNTHETIC))
                    .containsOnly("");
            assertThat(told.getLast().value()).isEqualTo("""
                    {"guildId":"11001","channelId":"301","userId":"31","username":"ada","avatar":null}""");

            var state =
                    states.await(1, record -> record.key().equals("11001:31")).getFirst();
            assertThat(state.partition()).isEqualTo(told.getFirst().partition());
        }
    }

    @Test
    void publishWhenDifferencesWereFoundMarksTheirEventsOnly() {
        var guild = new GuildId(11_002);

        try (var outbox = publishing.open()) {
            outbox.publish(new Publication(
                    dispatch(guild, 1), true, true, List.of(new VoiceLeft(guild, ADA)), List.of(in(guild, null))));
        }

        try (var dispatches = new TopicReader(TestServers.kafka(), Topic.DISCORD_DISPATCH);
                var events = new TopicReader(TestServers.kafka(), Topic.GUILD_EVENTS)) {
            var event = events.await(1, record -> record.key().equals("11002")).getFirst();
            assertThat(header(event, Headers.SYNTHETIC)).isEqualTo("true");
            var raw =
                    dispatches.await(1, record -> record.key().equals("11002")).getFirst();
            assertThat(header(raw, Headers.SYNTHETIC)).isEmpty();
        }
    }

    @Test
    void publishWhenTheDispatchIsOfNoGuildIsKeyedByShard() {
        try (var outbox = publishing.open()) {
            outbox.publish(Publication.raw(dispatch(null, 1)));
        }

        try (var dispatches = new TopicReader(TestServers.kafka(), Topic.DISCORD_DISPATCH)) {
            assertThat(dispatches.await(1, record -> record.key().equals("shard-3")))
                    .isNotEmpty();
        }
    }

    @Test
    void knownWhenStatesWereWrittenAndRemovedHasTheLast() {
        var guild = new GuildId(11_003);
        var other = new GuildId(11_004);
        try (var outbox = publishing.open()) {
            outbox.publish(new Publication(dispatch(guild, 1), true, false, List.of(), List.of(in(guild, LOBBY))));
            outbox.publish(new Publication(dispatch(other, 2), true, false, List.of(), List.of(in(other, LOBBY))));
            outbox.publish(new Publication(
                    dispatch(guild, 3),
                    true,
                    false,
                    List.of(),
                    List.of(in(guild, new ChannelId(302)), new VoiceChange(guild, new UserId(32), null))));
        }

        var known = publishing.known(guild::equals);

        assertThat(known.guilds()).containsExactly(guild);
        assertThat(known.of(guild)).containsExactly(state(guild, new ChannelId(302)));
    }

    private static Dispatch dispatch(@Nullable GuildId guild, long sequence) {
        return new Dispatch(3, "session", sequence, "VOICE_STATE_UPDATE", guild, "{\"a\":\"ä\"}", RECEIVED);
    }

    private static VoiceChange in(GuildId guild, @Nullable ChannelId channel) {
        return new VoiceChange(guild, ADA, channel == null ? null : state(guild, channel));
    }

    private static VoiceState state(GuildId guild, ChannelId channel) {
        return new VoiceState(guild, channel, ADA, "ada", null);
    }
}
