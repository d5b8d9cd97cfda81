package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.wire.DiscordJson;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Permissions;
import dev.guildwire.simulator.world.Snowflake;
import dev.guildwire.simulator.world.User;
import dev.guildwire.simulator.world.World;
import java.util.Comparator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who the caller is, and in which guilds.
record UserRoutes(World world) {

    private static final int MOST_GUILDS = 200;

    void addTo(RestRoutes routes) {
        routes.botOrBearer("GET", "/users/@me", Limit.USER, this::me)
                .botOrBearer("GET", "/users/@me/guilds", Limit.MY_GUILDS, this::myGuilds)
                .bearer("GET", "/users/@me/guilds/{guild_id}/member", Limit.MY_GUILDS, this::myMember)
                .bot("GET", "/users/{user_id}", Limit.USER, call -> DiscordJson.user(call.user()));
    }

    private JsonNode me(Call call) {
        return switch (call.caller()) {
            case Caller.Bearer(var grant)
            when grant.allows("email") ->
                own(person(grant.userId()))
                        .put("email", person(grant.userId()).username() + "@example.org")
                        .put("verified", true);
            case Caller.Bearer(var grant) when grant.allows("identify") -> own(person(grant.userId()));
            case Caller.Bearer _ -> throw new Refusal(ErrorCode.MISSING_SCOPE);
            default -> own(world.bot()).put("verified", true);
        };
    }

    private JsonNode myGuilds(Call call) {
        var id = switch (call.caller()) {
            case Caller.Bearer(var grant) when grant.allows("guilds") -> grant.userId();
            case Caller.Bearer _ -> throw new Refusal(ErrorCode.MISSING_SCOPE);
            default -> world.bot().id();
        };
        boolean counts = call.request().query("with_counts").orElse("").equals("true");
        var after = call.request().query("after").flatMap(Json::id).orElse(new Snowflake(0));
        var guilds = world.guildsOf(id).stream()
                .filter(guild -> guild.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(Guild::id))
                .limit(call.query("limit", MOST_GUILDS, 1, MOST_GUILDS))
                .toList();
        return Json.array(guilds, guild -> myGuild(guild, guild.member(id).orElseThrow(), counts));
    }

    private JsonNode myMember(Call call) {
        if (!(call.caller() instanceof Caller.Bearer(var grant)) || !grant.allows("guilds.members.read")) {
            throw new Refusal(ErrorCode.MISSING_SCOPE);
        }
        return world.guild(call.id("guild_id", ErrorCode.UNKNOWN_GUILD))
                .flatMap(guild -> guild.member(grant.userId()))
                .map(DiscordJson::member)
                .orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_GUILD));
    }

    private User person(Snowflake id) {
        return world.person(id).orElseThrow(() -> new Refusal(ErrorCode.UNAUTHORIZED));
    }

    private static ObjectNode own(User user) {
        return DiscordJson.user(user).put("mfa_enabled", user.bot()).put("locale", "en-US");
    }

    private static ObjectNode myGuild(Guild guild, Member member, boolean counts) {
        var json = Json.object()
                .put("id", guild.id().toString())
                .put("name", guild.name())
                .putNull("icon")
                .putNull("banner")
                .put("owner", guild.ownerId().equals(member.id()))
                .put("permissions", Long.toUnsignedString(Permissions.in(guild, member)))
                .set("features", Json.array());
        if (counts) {
            json.put("approximate_member_count", guild.members().size());
            json.put("approximate_presence_count", guild.members().size());
        }
        return json;
    }
}
