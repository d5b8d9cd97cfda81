package dev.guildwire.simulator.control;

import dev.guildwire.simulator.gateway.SessionView;
import dev.guildwire.simulator.rest.RateLimitOptions;
import dev.guildwire.simulator.rest.RequestLog;
import dev.guildwire.simulator.wire.Json;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What a test wants to see and set: sessions, requests, limits, the life of tokens; and everything as at the start.
record OperatorControl(Controlled controlled, TrafficRuns traffic) {

    private static final int USUALLY_SHOWN = 100;

    void addTo(ControlRoutes routes) {
        routes.json(
                        "GET",
                        "/control/sessions",
                        _ -> Json.array(controlled.gateway().view(), OperatorControl::session))
                .json("GET", "/control/requests", this::requests)
                .silent(
                        "DELETE",
                        "/control/requests",
                        _ -> controlled.rest().log().clear())
                .json("GET", "/control/routes", _ -> routes())
                .json("GET", "/control/limits", _ -> limits())
                .json("PUT", "/control/limits", this::limit)
                .json("PUT", "/control/oauth", this::setTokenLifetime)
                .silent(
                        "DELETE",
                        "/control/oauth/access-tokens",
                        _ -> controlled.grants().expireAll())
                .silent("POST", "/control/reset", _ -> reset());
    }

    private JsonNode requests(ControlCall call) {
        var log = controlled.rest().log();
        var counts = Json.object();
        log.counts().forEach((route, statuses) -> {
            var ofRoute = Json.object();
            statuses.forEach((status, count) -> ofRoute.put(Integer.toString(status), count));
            counts.set(route, ofRoute);
        });
        var json = Json.object().put("total", log.total()).put("rateLimited", log.count(429));
        json.set("counts", counts);
        json.set("last", Json.array(log.last(call.number("last", USUALLY_SHOWN)), OperatorControl::request));
        return json;
    }

    private JsonNode routes() {
        var routes = Json.array();
        controlled.rest().routes().forEach(routes::add);
        return routes;
    }

    private JsonNode limits() {
        var options = controlled.rest().limits();
        return Json.object()
                .put("enabled", options.enabled())
                .put("globalPerSecond", options.globalPerSecond())
                .put("maxInvalid", options.maxInvalid());
    }

    private JsonNode limit(ControlCall call) {
        var before = controlled.rest().limits();
        try {
            controlled
                    .rest()
                    .limit(new RateLimitOptions(
                            call.body().path("enabled").asBoolean(before.enabled()),
                            call.body().path("globalPerSecond").asInt(before.globalPerSecond()),
                            call.body().path("maxInvalid").asInt(before.maxInvalid())));
        } catch (IllegalArgumentException e) {
            throw new Problem(400, String.valueOf(e.getMessage()));
        }
        return limits();
    }

    /// For tokens issued from now on.
    private JsonNode setTokenLifetime(ControlCall call) {
        var seconds = call.body().path("tokenSeconds");
        if (!seconds.isIntegralNumber() || seconds.asInt(0) < 1) {
            throw new Problem(400, "\"tokenSeconds\" has to be a positive number");
        }
        controlled.grants().setTokenLifetime(Duration.ofSeconds(seconds.asInt(1)));
        return Json.object()
                .put("tokenSeconds", controlled.grants().tokenLifetime().toSeconds());
    }

    private void reset() {
        traffic.stopAll();
        controlled.faults().clear();
        controlled.world().reset();
        controlled.grants().reset();
        controlled.rest().reset();
        controlled.gateway().reset();
    }

    private static JsonNode session(SessionView session) {
        return Json.object()
                .put("id", session.id())
                .put("shard", session.shard())
                .put("shards", session.shards())
                .put("intents", session.intents())
                .put("seq", session.seq())
                .put("connected", session.connected());
    }

    private static JsonNode request(RequestLog.Entry entry) {
        return Json.object()
                .put("at", entry.at().toString())
                .put("method", entry.method())
                .put("path", entry.path())
                .put("route", entry.route())
                .put("status", entry.status())
                .put("reason", entry.reason());
    }
}
