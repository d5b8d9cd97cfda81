package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.gateway.Gateway;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.wire.Json;
import tools.jackson.databind.JsonNode;

/// Where the gateway is, and how many sessions may begin.
record GatewayRoutes(Gateway gateway) {

    void addTo(RestRoutes routes) {
        routes.anybodyLimited(
                        "GET", "/gateway", Limit.GATEWAY, call -> Json.object().put("url", url(call.request())))
                .bot("GET", "/gateway/bot", Limit.GATEWAY, call -> bot(call.request()));
    }

    private JsonNode bot(Request request) {
        var limit = Json.object()
                .put("total", gateway.options().identifiesPerDay())
                .put("remaining", gateway.startsLeft())
                .put("reset_after", gateway.startsResetAfterMillis())
                .put("max_concurrency", gateway.options().maxConcurrency());
        return Json.object()
                .put("url", url(request))
                .put("shards", gateway.options().shards())
                .set("session_start_limit", limit);
    }

    private static String url(Request request) {
        return "ws://" + request.host() + Gateway.PATH;
    }
}
