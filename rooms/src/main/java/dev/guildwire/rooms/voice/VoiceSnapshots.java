package dev.guildwire.rooms.voice;

import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.rooms.guild.Channel;
import dev.guildwire.rooms.guild.GuildDirectory;
import dev.guildwire.rooms.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Puts the people who are in voice channels into the guild's list of them.
@Component
class VoiceSnapshots {

    private final VoiceFollower follower;
    private final RedisVoice voice;
    private final GuildDirectory directory;

    VoiceSnapshots(VoiceFollower follower, RedisVoice voice, GuildDirectory directory) {
        this.follower = follower;
        this.voice = voice;
        this.directory = directory;
    }

    /// Empty until the guild's events have been followed for the first time.
    ///
    /// @throws dev.guildwire.rooms.problem.Refusal when the guild is not served, as after the bot has left it
    Optional<VoiceSnapshot> take(GuildId guild) {
        return follower.layout()
                .flatMap(layout -> voice.read(layout.partitionOf(guild), guild))
                .map(located -> new VoiceSnapshot(
                        guild, located.position().toString(), channels(known(guild), located.states())));
    }

    private List<Channel> known(GuildId guild) {
        return directory.voiceChannels(guild).orElseThrow(Problem.NOT_FOUND::refusal);
    }

    /// A channel that is so new that only its people are known yet goes by its id and comes last.
    private static List<VoiceSnapshot.Channel> channels(List<Channel> known, List<VoiceState> states) {
        var names = new LinkedHashMap<ChannelId, String>();
        known.forEach(channel -> names.put(channel.id(), channel.name()));
        states.forEach(
                state -> names.putIfAbsent(state.channelId(), state.channelId().toString()));
        var members = members(states);
        return names.entrySet().stream()
                .map(entry -> new VoiceSnapshot.Channel(
                        entry.getKey(), entry.getValue(), members.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private static Map<ChannelId, List<VoiceSnapshot.Member>> members(List<VoiceState> states) {
        var members = new LinkedHashMap<ChannelId, List<VoiceSnapshot.Member>>();
        for (var state : states) {
            members.computeIfAbsent(state.channelId(), _ -> new ArrayList<>())
                    .add(new VoiceSnapshot.Member(state.userId(), state.username(), state.avatar()));
        }
        return members;
    }
}
