package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.wire.GuildJson;
import tools.jackson.databind.JsonNode;

/// A guild itself.
final class GuildRoutes {

    private GuildRoutes() {}

    static void addTo(RestRoutes routes) {
        routes.bot("GET", "/guilds/{guild_id}", Limit.GUILD, GuildRoutes::get);
    }

    private static JsonNode get(Call call) {
        var guild = call.guild();
        var json = GuildJson.guild(guild);
        if (call.request().query("with_counts").orElse("").equals("true")) {
            json.put("approximate_member_count", guild.members().size());
            json.put("approximate_presence_count", guild.members().size());
        }
        return json;
    }
}
