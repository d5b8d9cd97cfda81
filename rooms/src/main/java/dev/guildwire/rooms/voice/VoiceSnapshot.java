package dev.guildwire.rooms.voice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is where, and when that was: a client that goes on behind `position` misses nothing.
///
/// @param position opaque; the `last` of the client's auth message
public record VoiceSnapshot(GuildId guildId, String position, List<Channel> channels) {

    public VoiceSnapshot {
        channels = List.copyOf(channels);
    }

    /// A voice channel and the people in it, empty ones too, in Discord's order.
    public record Channel(ChannelId id, String name, List<Member> members) {

        public Channel {
            members = List.copyOf(members);
        }
    }

    /// @param avatar Discord's avatar hash, or null for the default avatar
    @JsonInclude
    public record Member(
            UserId userId, String username, @Nullable String avatar) {}
}
