package dev.guildwire.ingest.translate;

import dev.guildwire.contracts.event.GuildEvent;
import dev.guildwire.contracts.event.VoiceJoined;
import dev.guildwire.contracts.event.VoiceLeft;
import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.ingest.translate.Translation.Publication;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Collects what one dispatch changes, and changes the known voice states with it.
final class Changes {

    private final VoiceStates known;
    private final List<GuildEvent> events = new ArrayList<>();
    private final List<VoiceChange> voice = new ArrayList<>();

    Changes(VoiceStates known) {
        this.known = known;
    }

    void tell(GuildEvent event) {
        events.add(event);
    }

    /// A person who was elsewhere leaves there first. The same channel again (a mute, a new name) is no event.
    void enter(VoiceState now) {
        var before = known.find(now.guildId(), now.userId());
        if (now.equals(before)) {
            return;
        }
        if (before == null || !before.channelId().equals(now.channelId())) {
            tellLeft(before);
            tell(new VoiceJoined(now.guildId(), now.channelId(), now.userId(), now.username(), now.avatar()));
        }
        known.put(now);
        voice.add(VoiceChange.to(now));
    }

    /// Nothing when the person was in no channel.
    void leave(GuildId guildId, UserId userId) {
        var before = known.find(guildId, userId);
        if (before != null) {
            tellLeft(before);
            known.remove(guildId, userId);
            voice.add(VoiceChange.gone(before));
        }
    }

    /// Tells what makes the known states of a guild these.
    void become(GuildId guildId, Collection<VoiceState> now) {
        var present = now.stream().map(VoiceState::userId).collect(Collectors.toSet());
        known.of(guildId).stream()
                .filter(before -> !present.contains(before.userId()))
                .forEach(before -> leave(guildId, before.userId()));
        now.forEach(this::enter);
    }

    /// The dispatch, and what it told itself.
    Publication told(Dispatch dispatch) {
        return new Publication(dispatch, true, false, events, voice);
    }

    /// The dispatch, and what a comparison with what it shows gave.
    Publication compared(Dispatch dispatch) {
        return new Publication(dispatch, true, !events.isEmpty(), events, voice);
    }

    /// What a comparison gave, without a dispatch of its own.
    ///
    /// @param last the dispatch after which the states were compared
    Publication differences(Dispatch last) {
        return new Publication(last, false, true, events, voice);
    }

    private void tellLeft(@Nullable VoiceState before) {
        if (before != null) {
            tell(new VoiceLeft(before.guildId(), before.userId()));
        }
    }
}
