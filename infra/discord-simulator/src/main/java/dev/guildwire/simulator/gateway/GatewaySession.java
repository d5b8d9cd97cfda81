package dev.guildwire.simulator.gateway;

import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Snowflake;
import dev.guildwire.simulator.world.VoiceState;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One bot session: what it asked for, the sequence of its dispatches, and the last of them for a RESUME. It lives on
/// for a while after its connection broke, and goes on counting.
final class GatewaySession {

    private final String id;
    private final ClientFrame.Identify identify;
    private final int replayed;
    private final Deque<Sent> sent = new ArrayDeque<>();
    private long seq;
    private @Nullable GatewayConnection connection;

    /// A dispatch with its number.
    record Sent(long seq, String payload) {}

    /// @param replayed how many dispatches are kept for a RESUME
    GatewaySession(String id, ClientFrame.Identify identify, int replayed) {
        this.id = id;
        this.identify = identify;
        this.replayed = replayed;
    }

    String id() {
        return id;
    }

    long intents() {
        return identify.intents();
    }

    int shard() {
        return identify.shard();
    }

    int shards() {
        return identify.shards();
    }

    int largeThreshold() {
        return identify.largeThreshold();
    }

    long seq() {
        return seq;
    }

    Optional<GatewayConnection> connection() {
        return Optional.ofNullable(connection);
    }

    void connect(GatewayConnection to) {
        connection = to;
    }

    void disconnect() {
        connection = null;
    }

    boolean isForGuild(Snowflake guild) {
        return guild.shardOf(shards()) == shard();
    }

    /// Whether GUILD_CREATE lists the member: without the presences intent only the bot and who is in voice
    /// (Discord, "Guild Create").
    boolean sees(Guild guild, Member member, Snowflake bot) {
        return Intent.GUILD_PRESENCES.in(intents())
                || member.id().equals(bot)
                || voiceStates(guild).stream().anyMatch(state -> state.userId().equals(member.id()));
    }

    Collection<VoiceState> voiceStates(Guild guild) {
        return Intent.GUILD_VOICE_STATES.in(intents()) ? guild.voiceStates() : List.of();
    }

    /// Tells the session, if it asked for such events.
    void dispatch(Dispatch dispatch) {
        if (dispatch.isFor(intents())) {
            dispatch(dispatch.type(), dispatch.dataFor(intents()));
        }
    }

    /// @param data JSON text of `d`
    void dispatch(String type, String data) {
        seq++;
        var payload = "{\"op\":0,\"t\":\"" + type + "\",\"s\":" + seq + ",\"d\":" + data + "}";
        keep(new Sent(seq, payload));
        if (connection != null) {
            connection.sendDispatch(payload);
        }
    }

    /// The dispatches after this number, or empty when they are not all kept any more.
    Optional<List<Sent>> after(long number) {
        long oldest = sent.isEmpty() ? seq + 1 : sent.getFirst().seq();
        if (number + 1 < oldest) {
            return Optional.empty();
        }
        return Optional.of(sent.stream().filter(s -> s.seq() > number).toList());
    }

    Optional<Sent> last() {
        return Optional.ofNullable(sent.peekLast());
    }

    private void keep(Sent dispatch) {
        sent.addLast(dispatch);
        if (sent.size() > replayed) {
            sent.removeFirst();
        }
    }
}
