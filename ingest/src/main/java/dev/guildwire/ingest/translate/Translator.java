package dev.guildwire.ingest.translate;

import dev.guildwire.contracts.event.StreamGap;
import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.ingest.translate.Payload.UnreadableException;
import dev.guildwire.ingest.translate.Translation.NotServed;
import dev.guildwire.ingest.translate.Translation.Publication;
import dev.guildwire.ingest.translate.Translation.Unreadable;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Translates the dispatches of one shard, each once and in the order of their sessions. Not thread-safe.
///
/// A session that was lost and replaced shows as READY: from then on each guild's first GUILD_CREATE is told as a
/// gap followed by the differences to what was known.
public final class Translator {

    private final VoiceStates known;
    private final Predicate<GuildId> served;
    private final People people = new People();
    private final Map<GuildId, Instant> unseenSince = new HashMap<>();
    private final Set<GuildId> awaited = new HashSet<>();
    private @Nullable Instant lastDispatchAt;

    /// @param known          what our readers were told so far, of this shard's guilds only
    /// @param served         guilds for which it is false are left out altogether
    /// @param lastDispatchAt when the session before the first one here last spoke; null when there was none
    public Translator(VoiceStates known, Predicate<GuildId> served, @Nullable Instant lastDispatchAt) {
        this.known = known;
        this.served = served;
        this.lastDispatchAt = lastDispatchAt;
    }

    /// Never throws for what a payload holds.
    public Translation translate(Dispatch dispatch) {
        try {
            return dispatch.guildId() == null || served.test(dispatch.guildId())
                    ? read(dispatch)
                    : new NotServed(dispatch);
        } catch (UnreadableException e) {
            return new Unreadable(dispatch, String.valueOf(e.getMessage()));
        } finally {
            lastDispatchAt = dispatch.receivedAt();
        }
    }

    /// Tells every guild that readers may know of that something was missed.
    ///
    /// @param from until when they were told everything
    /// @param last what was translated last
    public Publication gap(VoiceStates published, Instant from, Dispatch last) {
        var changes = new Changes(published);
        for (var guild : guilds(published)) {
            changes.tell(
                    new StreamGap(guild, from.toEpochMilli(), last.receivedAt().toEpochMilli()));
        }
        return changes.differences(last);
    }

    /// What makes readers who know `published` know what this translator knows. A guild that Discord announced and did
    /// not show yet is left as it is; it is compared once it is shown.
    ///
    /// @param last what was translated last
    public Publication differences(VoiceStates published, Dispatch last) {
        var changes = new Changes(published);
        for (var guild : guilds(published)) {
            if (awaited.contains(guild)) {
                known.replace(guild, published.of(guild));
            } else {
                changes.become(guild, known.of(guild));
            }
        }
        return changes.differences(last);
    }

    private Set<GuildId> guilds(VoiceStates published) {
        var guilds = new HashSet<>(published.guilds());
        guilds.addAll(people.guilds());
        return guilds;
    }

    private Publication read(Dispatch dispatch) {
        var changes = new Changes(known);
        switch (dispatch.type()) {
            case "READY" -> onReady(Payload.parse(dispatch.payload()), changes);
            case "GUILD_CREATE" -> onGuildCreate(dispatch, changes);
            case "GUILD_DELETE" -> onGuildDelete(Payload.parse(dispatch.payload()), changes);
            case "CHANNEL_DELETE" -> onChannelDelete(Payload.parse(dispatch.payload()), changes);
            case "GUILD_MEMBER_REMOVE" -> onMemberRemove(Payload.parse(dispatch.payload()), changes);
            case "VOICE_STATE_UPDATE" -> onVoiceState(Payload.parse(dispatch.payload()), changes);
            default -> {
                return Publication.raw(dispatch);
            }
        }
        return dispatch.type().equals("VOICE_STATE_UPDATE") ? changes.told(dispatch) : changes.compared(dispatch);
    }

    /// A guild that the new session does not have was left while nobody listened.
    private void onReady(Payload ready, Changes changes) {
        var guilds = new HashSet<GuildId>();
        ready.objects("guilds").forEach(guild -> guilds.add(guild.guildId("id")));
        awaited.clear();
        awaited.addAll(guilds);
        if (lastDispatchAt != null) {
            guilds.forEach(guild -> unseenSince.putIfAbsent(guild, lastDispatchAt));
        }
        known.guilds().stream().filter(guild -> !guilds.contains(guild)).forEach(guild -> leaveAll(guild, changes));
    }

    private void onGuildCreate(Dispatch dispatch, Changes changes) {
        var guild = Payload.parse(dispatch.payload());
        var guildId = guild.guildId("id");
        if (guild.isTrue("unavailable")) {
            return;
        }
        var members = People.of(guild.objects("members"));
        var now = guild.objects("voice_states").stream()
                .filter(state -> state.channel() != null)
                .map(state -> voiceState(guildId, state, members))
                .toList();
        awaited.remove(guildId);
        people.put(guildId, members);
        tellGap(guildId, dispatch.receivedAt(), changes);
        changes.become(guildId, now);
    }

    private void tellGap(GuildId guildId, Instant to, Changes changes) {
        var from = unseenSince.remove(guildId);
        if (from != null) {
            changes.tell(new StreamGap(guildId, from.toEpochMilli(), to.toEpochMilli()));
        }
    }

    /// An outage of the guild ends nothing; a removal of the bot ends what can be known.
    private void onGuildDelete(Payload guild, Changes changes) {
        if (!guild.isTrue("unavailable")) {
            var guildId = guild.guildId("id");
            people.forget(guildId);
            leaveAll(guildId, changes);
        }
    }

    /// Discord tells each person's leaving as well, in no documented order; the second telling changes nothing.
    private void onChannelDelete(Payload channel, Changes changes) {
        if (channel.has("guild_id")) {
            var guildId = channel.guildId("guild_id");
            var channelId = channel.channelId("id");
            known.of(guildId).stream()
                    .filter(state -> state.channelId().equals(channelId))
                    .forEach(state -> changes.leave(guildId, state.userId()));
        }
    }

    private void onMemberRemove(Payload removal, Changes changes) {
        var user = removal.object("user").orElseThrow(() -> new UnreadableException("user is missing"));
        changes.leave(removal.guildId("guild_id"), user.userId("id"));
    }

    /// Without a guild it is a call between friends, which no guild may see.
    private void onVoiceState(Payload state, Changes changes) {
        if (!state.has("guild_id")) {
            return;
        }
        var guildId = state.guildId("guild_id");
        if (state.channel() == null) {
            changes.leave(guildId, state.userId("user_id"));
        } else {
            changes.enter(voiceState(guildId, state, people.of(guildId)));
        }
    }

    private VoiceState voiceState(GuildId guildId, Payload state, Map<UserId, Person> members) {
        var userId = state.userId("user_id");
        ChannelId channelId = state.channelId("channel_id");
        var person = state.object("member")
                .flatMap(member -> member.object("user"))
                .map(Payload::person)
                .orElseGet(() -> personKnown(guildId, userId, members));
        return new VoiceState(guildId, channelId, userId, person.username(), person.avatar());
    }

    private Person personKnown(GuildId guildId, UserId userId, Map<UserId, Person> members) {
        var member = members.get(userId);
        if (member != null) {
            return member;
        }
        var before = known.find(guildId, userId);
        return before == null ? new Person(userId.toString(), null) : new Person(before.username(), before.avatar());
    }

    private void leaveAll(GuildId guildId, Changes changes) {
        known.of(guildId).forEach(state -> changes.leave(guildId, state.userId()));
    }
}
