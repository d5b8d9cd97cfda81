package dev.guildwire.rooms.voice;

import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.topic.Position;
import dev.guildwire.rooms.script.RedisScriptFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The voice states' keys in Redis; the package's description draws them.
@Component
class RedisVoice {

    private static final int FIRST_GUILD_KEY = 3;
    private static final RedisScript<Long> APPLY = RedisScriptFile.of("apply-voice", Long.class);
    private static final RedisScript<Void> BEGIN = RedisScriptFile.of("begin-voice");

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> READ = RedisScriptFile.of("read-voice", List.class);

    private final StringRedisTemplate redis;
    private final JsonMapper json;

    RedisVoice(StringRedisTemplate redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    /// Applies a batch.
    ///
    /// @param changes of the records from the first offset to the last, in their order
    /// @return the offset applied last; below `last` when the batch was refused because it leaves a hole, -2 when
    ///         this epoch has no state to continue
    long apply(String epoch, int partition, long first, long last, List<VoiceChange> changes) {
        var guilds = changes.stream().map(VoiceChange::guild).distinct().toList();
        var keys = new ArrayList<>(List.of(positionKey(partition), guildsKey(partition)));
        guilds.forEach(guild -> keys.add(guildKeyPrefix(partition) + guild));
        var arguments = new ArrayList<>(List.of(epoch, Long.toString(first), Long.toString(last)));
        for (var change : changes) {
            arguments.add(Long.toString(change.offset()));
            arguments.add(Integer.toString(FIRST_GUILD_KEY + guilds.indexOf(change.guild())));
            arguments.add(change.guild().toString());
            arguments.add(change.user().toString());
            arguments.add(Objects.requireNonNullElse(change.state(), ""));
        }
        return Objects.requireNonNull(redis.execute(APPLY, keys, arguments.toArray()));
    }

    /// Begins a partition anew.
    ///
    /// @param offset of the last record that the states contain, -1 before the first
    void begin(String epoch, int partition, long offset, Collection<VoiceState> states) {
        var arguments = new ArrayList<>(List.of(epoch, Long.toString(offset), guildKeyPrefix(partition)));
        for (var state : states) {
            arguments.add(state.guildId().toString());
            arguments.add(state.userId().toString());
            arguments.add(json.writeValueAsString(state));
        }
        redis.execute(BEGIN, List.of(positionKey(partition), guildsKey(partition)), arguments.toArray());
    }

    /// The offset applied last, empty when this epoch has no state to continue.
    OptionalLong applied(String epoch, int partition) {
        var position = redis.<String, String>opsForHash().multiGet(positionKey(partition), List.of("epoch", "offset"));
        return epoch.equals(position.get(0)) ? OptionalLong.of(Long.parseLong(position.get(1))) : OptionalLong.empty();
    }

    /// A guild's states, empty while nothing has been applied yet.
    Optional<Located> read(int partition, GuildId guild) {
        @SuppressWarnings("unchecked")
        List<String> answer = Objects.requireNonNull(
                redis.execute(READ, List.of(positionKey(partition), guildKeyPrefix(partition) + guild)));
        if (answer.getFirst().isEmpty()) {
            return Optional.empty();
        }
        var position = new Position(answer.get(0), partition, Long.parseLong(answer.get(1)));
        var states = answer.stream()
                .skip(2)
                .map(text -> json.readValue(text, VoiceState.class))
                .toList();
        return Optional.of(new Located(position, states));
    }

    /// States and the position they are true for.
    record Located(Position position, List<VoiceState> states) {}

    private static String positionKey(int partition) {
        return prefix(partition) + "position";
    }

    private static String guildsKey(int partition) {
        return prefix(partition) + "guilds";
    }

    private static String guildKeyPrefix(int partition) {
        return prefix(partition) + "guild:";
    }

    private static String prefix(int partition) {
        return "guildwire:voice:{p" + partition + "}:";
    }
}
