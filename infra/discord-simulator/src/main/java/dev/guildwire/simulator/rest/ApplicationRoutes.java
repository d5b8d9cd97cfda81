package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.wire.DiscordJson;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Application;
import dev.guildwire.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The application itself, and what a person has granted it.
record ApplicationRoutes(World world, Application application) {

    void addTo(RestRoutes routes) {
        routes.bot("GET", "/applications/@me", Limit.USER, _ -> own())
                .bot("GET", "/oauth2/applications/@me", Limit.USER, _ -> own())
                .bearer("GET", "/oauth2/@me", Limit.USER, this::authorization);
    }

    private JsonNode own() {
        var owner = world.people().iterator().next();
        return brief().set("redirect_uris", Json.array())
                .putNull("interactions_endpoint_url")
                .putNull("role_connections_verification_url")
                .put("approximate_guild_count", world.guildsOf(world.bot().id()).size())
                .put("approximate_user_install_count", 0)
                .put("approximate_user_authorization_count", 0)
                .put("explicit_content_filter", 0)
                .putNull("team")
                .set("owner", DiscordJson.user(owner))
                .set("eligible_oauth2_scopes", Json.array().add("identify").add("guilds"));
    }

    private JsonNode authorization(Call call) {
        if (!(call.caller() instanceof Caller.Bearer(var grant))) {
            throw new Refusal(ErrorCode.UNAUTHORIZED);
        }
        var scopes = Json.array();
        grant.scopes().forEach(scopes::add);
        var json = Json.object()
                .put("expires", Json.timestamp(grant.expiresAt()))
                .set("application", brief())
                .set("scopes", scopes);
        world.person(grant.userId())
                .filter(_ -> grant.allows("identify"))
                .ifPresent(user -> json.set("user", DiscordJson.user(user)));
        return json;
    }

    private ObjectNode brief() {
        return Json.object()
                .put("id", application.clientId())
                .put("name", world.bot().displayName())
                .putNull("icon")
                .put("description", "")
                .putNull("type")
                .put("verify_key", "0".repeat(64))
                .put("flags", 0)
                .put("flags_new", "0")
                .set("bot", DiscordJson.user(world.bot()));
    }
}
