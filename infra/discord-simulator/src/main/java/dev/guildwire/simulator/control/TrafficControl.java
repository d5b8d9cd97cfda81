package dev.guildwire.simulator.control;

import dev.guildwire.simulator.wire.Json;
import tools.jackson.databind.JsonNode;

/// Load: synthetic people join and leave voice at a steady rate.
record TrafficControl(TrafficRuns runs) {

    private static final int MAX_PER_SECOND = 50_000;
    private static final int MAX_SECONDS = 24 * 60 * 60;
    private static final int USUAL_PEOPLE = 50;
    private static final int MAX_PEOPLE = 5000;

    void addTo(ControlRoutes routes) {
        routes.json("POST", "/control/traffic", this::start)
                .json("GET", "/control/traffic/{id}", call -> json(run(call)))
                .silent("DELETE", "/control/traffic/{id}", call -> run(call).stop());
    }

    private JsonNode start(ControlCall call) {
        var guild = call.world().guild(call.id("guildId")).orElseThrow(() -> Problem.notFound("guild"));
        int perSecond = call.number("perSecond", 1, MAX_PER_SECOND);
        int seconds = call.number("seconds", 1, MAX_SECONDS);
        int people = call.body().has("people") ? call.number("people", 1, MAX_PEOPLE) : USUAL_PEOPLE;
        return json(runs.start(guild, new TrafficRun.Plan(perSecond, seconds, people))
                .orElseThrow(() -> new Problem(409, "Nobody can join a voice channel of the guild")));
    }

    private TrafficRun run(ControlCall call) {
        return runs.find(call.request().param("id")).orElseThrow(() -> Problem.notFound("run"));
    }

    private static JsonNode json(TrafficRun run) {
        return Json.object()
                .put("id", run.id())
                .put("guildId", run.guildId().toString())
                .put("perSecond", run.plan().perSecond())
                .put("seconds", run.plan().seconds())
                .put("sent", run.sent())
                .put("joins", run.joins())
                .put("leaves", run.leaves())
                .put("cleanedUp", run.cleanedUp())
                .put("startedAt", run.startedAt().toString())
                .put("done", run.done());
    }
}
