package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.wire.DiscordJson;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Permission;
import dev.guildwire.simulator.world.Snowflake;
import java.util.Comparator;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The people in guilds.
final class MemberRoutes {

    private static final int MOST = 1000;

    private MemberRoutes() {}

    static void addTo(RestRoutes routes) {
        var one = "/guilds/{guild_id}/members/{user_id}";
        routes.bot("GET", "/guilds/{guild_id}/members", Limit.MEMBER, MemberRoutes::list)
                .bot("GET", "/guilds/{guild_id}/members/search", Limit.MEMBER, MemberRoutes::search)
                .bot("GET", one, Limit.MEMBER, call -> DiscordJson.member(call.member(call.guild())))
                .bot("PATCH", one, Limit.MEMBER, MemberRoutes::update)
                .botAnswering("DELETE", one, Limit.MEMBER, MemberRoutes::kick);
    }

    private static JsonNode list(Call call) {
        var after = call.request().query("after").flatMap(Json::id).orElse(new Snowflake(0));
        var members = call.guild().members().stream()
                .filter(member -> member.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(Member::id))
                .limit(call.query("limit", 1, 1, MOST))
                .toList();
        return Json.array(members, DiscordJson::member);
    }

    private static JsonNode search(Call call) {
        var query = call.request().query("query").orElse("").toLowerCase(Locale.ROOT);
        var found = call.guild().members().stream()
                .filter(member -> member.isCalled(query))
                .limit(call.query("limit", 1, 1, MOST))
                .toList();
        return Json.array(found, DiscordJson::member);
    }

    private static JsonNode update(Call call) {
        var guild = call.guild();
        var member = call.member(guild);
        var form = call.form();
        var change = MemberForm.read(call, guild, member, form);
        form.check();
        change.move().ifPresent(move -> move(call, guild, member, move));
        var changed = change.member();
        if (!changed.equals(member)) {
            call.world().members().update(guild, changed);
        }
        return DiscordJson.member(changed);
    }

    private static void move(Call call, Guild guild, Member member, MemberForm.Move move) {
        switch (move) {
            case MemberForm.Move.To(var channel) -> call.world().voice().put(guild, member, channel);
            case MemberForm.Move.Out _ -> call.world().voice().leave(guild, member.id());
        }
    }

    private static Answer kick(Call call) {
        var guild = call.guild();
        var member = call.member(guild);
        call.require(guild, Permission.KICK_MEMBERS);
        call.requireAbove(guild, member);
        call.world().members().remove(guild, member);
        return Answer.empty(204);
    }
}
