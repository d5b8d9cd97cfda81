package dev.guildwire.rooms.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.testsupport.TestServers;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The scripts that keep voice states and position together, each test in a partition of its own.
class RedisVoiceIT {

    private static final String EPOCH = "epoch1";
    private static final GuildId GUILD = GuildId.of("9300000000000000001");
    private static final UserId ANN = UserId.of("9200000000000000001");
    private static final UserId BEN = UserId.of("9200000000000000002");

    private static LettuceConnectionFactory connections;
    private static RedisVoice voice;

    private final int partition = ThreadLocalRandom.current().nextInt(1000, 100_000);

    @BeforeAll
    static void connect() {
        var redis = URI.create(TestServers.redis());
        connections = new LettuceConnectionFactory(redis.getHost(), redis.getPort());
        connections.afterPropertiesSet();
        connections.start();
        voice = new RedisVoice(new StringRedisTemplate(connections), JsonMapper.shared());
    }

    @AfterAll
    static void disconnect() {
        connections.destroy();
    }

    @Test
    void batchWhenAppliedTwiceChangesNothingTheSecondTime() {
        voice.begin(EPOCH, partition, -1, List.of());
        var batch = List.of(in(0, ANN, 1), in(1, BEN, 1), out(2, BEN));
        voice.apply(EPOCH, partition, 0, 2, batch);
        voice.apply(EPOCH, partition, 3, 3, List.of(in(3, BEN, 2)));

        assertThat(voice.apply(EPOCH, partition, 0, 2, batch)).isEqualTo(3);

        assertThat(states()).containsExactlyInAnyOrder(state(ANN, 1), state(BEN, 2));
    }

    @Test
    void batchWhenItBeginsBeforeThePositionAppliesOnlyWhatIsNew() {
        voice.begin(EPOCH, partition, 4, List.of(state(ANN, 1)));

        var applied = voice.apply(EPOCH, partition, 3, 5, List.of(out(3, ANN), in(4, BEN, 7), in(5, BEN, 2)));

        assertThat(applied).isEqualTo(5);
        assertThat(states()).containsExactlyInAnyOrder(state(ANN, 1), state(BEN, 2));
    }

    @Test
    void batchWhenItLeavesAHoleIsRefused() {
        voice.begin(EPOCH, partition, 4, List.of(state(ANN, 1)));

        assertThat(voice.apply(EPOCH, partition, 6, 6, List.of(out(6, ANN)))).isEqualTo(4);

        assertThat(states()).containsExactly(state(ANN, 1));
    }

    @Test
    void batchWhenTheTopicWasMadeAnewIsRefused() {
        voice.begin(EPOCH, partition, 4, List.of(state(ANN, 1)));

        assertThat(voice.apply("epoch2", partition, 0, 0, List.of(out(0, ANN)))).isEqualTo(-2);

        assertThat(voice.applied("epoch2", partition)).isEmpty();
        assertThat(states()).containsExactly(state(ANN, 1));
    }

    @Test
    void batchWhenItChangesNothingMovesThePosition() {
        voice.begin(EPOCH, partition, 4, List.of(state(ANN, 1)));

        voice.apply(EPOCH, partition, 5, 9, List.of());

        assertThat(voice.applied(EPOCH, partition)).hasValue(9);
    }

    @Test
    void beginningWhenThereWereStatesForgetsThem() {
        voice.begin(EPOCH, partition, 4, List.of(state(ANN, 1)));

        voice.begin("epoch2", partition, 7, List.of(state(BEN, 2)));

        assertThat(states()).containsExactly(state(BEN, 2));
        assertThat(voice.applied("epoch2", partition)).hasValue(7);
    }

    /// The record at each offset moves Ann to the channel of that number.
    @Test
    void snapshotWhenReadWhileRecordsAreAppliedIsAlwaysTrueForItsPosition() throws Exception {
        voice.begin(EPOCH, partition, 0, List.of(state(ANN, 0)));
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit(() -> readUntil(done)))
                    .toList();
            for (var offset = 1; offset <= 2000; offset++) {
                voice.apply(EPOCH, partition, offset, offset, List.of(in(offset, ANN, offset)));
            }
            done.set(true);

            for (var reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    private int readUntil(AtomicBoolean done) {
        var reads = 0;
        while (!done.get()) {
            var located = voice.read(partition, GUILD).orElseThrow();
            assertThat(located.states())
                    .containsExactly(state(ANN, located.position().offset()));
            reads++;
        }
        return reads;
    }

    private List<VoiceState> states() {
        return voice.read(partition, GUILD).orElseThrow().states();
    }

    private static VoiceState state(UserId user, long channel) {
        return new VoiceState(GUILD, new ChannelId(channel), user, "name", null);
    }

    private static VoiceChange in(long offset, UserId user, long channel) {
        return change(offset, user, JsonMapper.shared().writeValueAsString(state(user, channel)));
    }

    private static VoiceChange out(long offset, UserId user) {
        return change(offset, user, null);
    }

    private static VoiceChange change(long offset, UserId user, @Nullable String state) {
        return new VoiceChange(offset, GUILD, user, state);
    }
}
