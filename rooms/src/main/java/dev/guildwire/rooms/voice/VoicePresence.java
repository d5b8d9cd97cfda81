package dev.guildwire.rooms.voice;

import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.GuildId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Who of a guild is in voice, for other features. One round trip.
@Component
public class VoicePresence {

    private final VoiceFollower follower;
    private final RedisVoice voice;

    VoicePresence(VoiceFollower follower, RedisVoice voice) {
        this.follower = follower;
        this.voice = voice;
    }

    /// Whether this instance can tell already; it takes some seconds after its start.
    public boolean isKnown() {
        return follower.layout().isPresent();
    }

    /// Empty until the guild's events have been followed for the first time.
    public Optional<Picture> of(GuildId guild) {
        return follower.layout()
                .flatMap(layout -> voice.read(layout.partitionOf(guild), guild))
                .map(located -> new Picture(located.position().toString(), located.states()));
    }

    /// @param position the place in the guild's stream that it is true for
    public record Picture(String position, List<VoiceState> states) {

        public Picture {
            states = List.copyOf(states);
        }
    }
}
