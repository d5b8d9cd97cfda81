package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.wire.DiscordJson;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Permission;
import tools.jackson.databind.JsonNode;

/// Who may not come back.
final class BanRoutes {

    private static final int MOST = 1000;

    private BanRoutes() {}

    static void addTo(RestRoutes routes) {
        var one = "/guilds/{guild_id}/bans/{user_id}";
        routes.bot("GET", "/guilds/{guild_id}/bans", Limit.BAN, BanRoutes::list)
                .bot("GET", one, Limit.BAN, call -> DiscordJson.ban(ban(call, moderated(call))))
                .botAnswering("PUT", one, Limit.BAN, BanRoutes::ban)
                .botAnswering("DELETE", one, Limit.BAN, BanRoutes::unban);
    }

    private static JsonNode list(Call call) {
        var bans = moderated(call).bans().stream()
                .limit(call.query("limit", MOST, 1, MOST))
                .toList();
        return Json.array(bans, DiscordJson::ban);
    }

    private static Answer ban(Call call) {
        var guild = moderated(call);
        var user = call.user();
        guild.member(user.id()).ifPresent(member -> call.requireAbove(guild, member));
        call.world().members().ban(guild, user, AuditReason.of(call.request()).orElse(null));
        return Answer.empty(204);
    }

    private static Answer unban(Call call) {
        var guild = moderated(call);
        call.world().members().unban(guild, ban(call, guild).user());
        return Answer.empty(204);
    }

    private static Guild moderated(Call call) {
        var guild = call.guild();
        call.require(guild, Permission.BAN_MEMBERS);
        return guild;
    }

    private static Guild.Ban ban(Call call, Guild guild) {
        return guild.ban(call.user().id()).orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_BAN));
    }
}
