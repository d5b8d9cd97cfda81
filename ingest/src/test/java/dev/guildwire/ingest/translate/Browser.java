package dev.guildwire.ingest.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.event.GuildEvent;
import dev.guildwire.contracts.event.StreamGap;
import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.ingest.translate.Translation.Publication;
import java.util.HashMap;
import java.util.Map;

/// Applies events as a browser does, and changes as the compacted topic does. It insists that nobody joins twice and
/// nobody leaves who is not there.
final class Browser {

    private final Map<GuildId, Map<UserId, ChannelId>> voice = new HashMap<>();
    private final VoiceStates compacted = new VoiceStates();

    void apply(Translation translation) {
        assertThat(translation).isInstanceOf(Publication.class);
        var publication = (Publication) translation;
        publication.events().forEach(this::apply);
        for (var change : publication.voice()) {
            if (change.state() == null) {
                compacted.remove(change.guildId(), change.userId());
            } else {
                compacted.put(change.state());
            }
        }
    }

    private void apply(GuildEvent event) {
        var guild = voice.computeIfAbsent(event.guildId(), _ -> new HashMap<>());
        switch (event) {
            case VoiceJoined joined ->
                assertThat(guild.put(joined.userId(), joined.channelId())).isNull();
            case VoiceLeft left -> assertThat(guild.remove(left.userId())).isNotNull();
            case StreamGap gap -> assertThat(gap.to()).isGreaterThanOrEqualTo(gap.from());
            default -> throw new AssertionError("not an event of ingest: " + event);
        }
    }

    Map<UserId, ChannelId> voice(GuildId guild) {
        return voice.getOrDefault(guild, Map.of());
    }

    /// What a restarted translator begins with.
    VoiceStates compacted() {
        var copy = new VoiceStates();
        compacted.guilds().forEach(guild -> compacted.of(guild).forEach(copy::put));
        return copy;
    }

    Map<UserId, ChannelId> compacted(GuildId guild) {
        var channels = new HashMap<UserId, ChannelId>();
        compacted.of(guild).forEach((VoiceState state) -> channels.put(state.userId(), state.channelId()));
        return channels;
    }
}
