package dev.guildwire.simulator.world;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The messages of all channels, the last [#KEPT] of each.
public final class Messages {

    static final int KEPT = 500;
    /// How long a nonce is remembered; Discord says "the past few minutes".
    static final Duration NONCE_KEPT = Duration.ofMinutes(5);

    private final World world;
    private final Map<Snowflake, Deque<Message>> byChannel = new HashMap<>();

    Messages(World world) {
        this.world = world;
    }

    /// What an author writes.
    ///
    /// @param embeds JSON text of an array
    public record Draft(
            String content,
            String embeds,
            boolean tts,
            @Nullable String nonce) {}

    public Message post(Guild guild, Channel channel, Member author, Draft draft) {
        var message = new Message(
                world.newId(),
                guild.id(),
                channel.id(),
                author.user(),
                draft.content(),
                draft.embeds(),
                draft.tts(),
                draft.nonce(),
                world.clock().instant());
        var kept = byChannel.computeIfAbsent(channel.id(), _ -> new ArrayDeque<>());
        kept.addLast(message);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        guild.put(channel.edit().lastMessageId(message.id()).done());
        world.tell(new WorldEvent.MessageCreated(guild, author, message));
        return message;
    }

    /// A recent message of the author with this nonce in the channel.
    public Optional<Message> withNonce(Channel channel, User author, String nonce) {
        var oldest = world.clock().instant().minus(NONCE_KEPT);
        return in(channel.id()).stream()
                .filter(m -> nonce.equals(m.nonce()) && m.author().id().equals(author.id()))
                .filter(m -> m.timestamp().isAfter(oldest))
                .findFirst();
    }

    /// The messages of the channel, oldest first.
    public Collection<Message> in(Snowflake channel) {
        Deque<Message> kept = byChannel.get(channel);
        return kept == null ? List.of() : List.copyOf(kept);
    }

    void forget(Snowflake channel) {
        byChannel.remove(channel);
    }

    void clear() {
        byChannel.clear();
    }
}
