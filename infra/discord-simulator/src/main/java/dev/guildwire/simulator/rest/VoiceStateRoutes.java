package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.wire.DiscordJson;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Permission;
import tools.jackson.databind.JsonNode;

/// Where the voices of the bot and of others are.
final class VoiceStateRoutes {

    private VoiceStateRoutes() {}

    static void addTo(RestRoutes routes) {
        var own = "/guilds/{guild_id}/voice-states/@me";
        var one = "/guilds/{guild_id}/voice-states/{user_id}";
        routes.bot("GET", own, Limit.VOICE_STATE, call -> get(call.guild(), self(call)))
                .botAnswering("PATCH", own, Limit.VOICE_STATE, call -> update(call, self(call)))
                .bot("GET", one, Limit.VOICE_STATE, call -> get(call.guild(), call.member(call.guild())))
                .botAnswering("PATCH", one, Limit.VOICE_STATE, VoiceStateRoutes::updateOther);
    }

    private static Member self(Call call) {
        return call.bot(call.guild());
    }

    private static JsonNode get(Guild guild, Member member) {
        return guild.voiceState(member.id())
                .map(state -> DiscordJson.voiceState(state, member))
                .orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_VOICE_STATE));
    }

    private static Answer updateOther(Call call) {
        call.require(call.guild(), Permission.MUTE_MEMBERS);
        return update(call, call.member(call.guild()));
    }

    /// Only what stage channels have can be changed here.
    private static Answer update(Call call, Member member) {
        var guild = call.guild();
        var form = call.form();
        var suppress = form.flag("suppress");
        var channel = form.id("channel_id");
        form.check();
        var state = guild.voiceState(member.id()).orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_VOICE_STATE));
        if (channel.isPresent() && !channel.get().equals(state.channelId())) {
            throw new Refusal(ErrorCode.UNKNOWN_CHANNEL);
        }
        suppress.ifPresent(wanted -> call.world().voice().update(guild, member, before -> before.withSuppress(wanted)));
        return Answer.empty(204);
    }
}
