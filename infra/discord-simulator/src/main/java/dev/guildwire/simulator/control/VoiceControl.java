package dev.guildwire.simulator.control;

import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.VoiceJoin;
import dev.guildwire.simulator.world.VoiceState;
import dev.guildwire.simulator.world.World;
import tools.jackson.databind.JsonNode;

/// People join, move and leave voice, and switch their microphones.
record VoiceControl(World world) {

    void addTo(ControlRoutes routes) {
        routes.json("PUT", "/control/guilds/{guildId}/voice-states/{userId}", this::join)
                .json("PATCH", "/control/guilds/{guildId}/voice-states/{userId}", this::switchDevices)
                .silent("DELETE", "/control/guilds/{guildId}/voice-states/{userId}", this::leave);
    }

    private JsonNode join(ControlCall call) {
        var guild = call.guild();
        var member = call.member(guild);
        var channel = guild.channel(call.id("channelId"))
                .filter(c -> c.type().isVoice())
                .orElseThrow(() -> Problem.notFound("voice channel"));
        var join = call.flag("force")
                ? world.voice().put(guild, member, channel)
                : world.voice().join(guild, member, channel);
        return switch (join) {
            case VoiceJoin.Joined(var state) -> ControlJson.voiceState(state);
            case VoiceJoin.NotPermitted _ -> throw new Problem(403, "The person may not connect to this channel");
            case VoiceJoin.Full _ -> throw new Problem(409, "The channel is full");
        };
    }

    private JsonNode switchDevices(ControlCall call) {
        var guild = call.guild();
        var member = call.member(guild);
        var before = inVoice(call, guild);
        var wanted = call.body();
        world.voice()
                .update(
                        guild,
                        member,
                        state -> state.withSelf(
                                wanted.path("selfMute").asBoolean(before.selfMute()),
                                wanted.path("selfDeaf").asBoolean(before.selfDeaf()),
                                wanted.path("selfVideo").asBoolean(before.selfVideo()),
                                wanted.path("selfStream").asBoolean(before.selfStream())));
        return ControlJson.voiceState(inVoice(call, guild));
    }

    private void leave(ControlCall call) {
        var guild = call.guild();
        world.voice().leave(guild, call.person().id());
    }

    private static VoiceState inVoice(ControlCall call, Guild guild) {
        return guild.voiceState(call.person().id()).orElseThrow(() -> new Problem(409, "The person is not in voice"));
    }
}
