package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// Discord's answers that are not successes.
final class RestAnswers {

    private static final double MILLIS = 1000;

    private RestAnswers() {}

    static Answer error(ErrorCode error) {
        return RestRoutes.json(error.status(), body(error));
    }

    /// @param errors which fields are wrong, and how
    static Answer invalidForm(ObjectNode errors) {
        var error = ErrorCode.INVALID_FORM;
        return RestRoutes.json(error.status(), body(error).set("errors", errors));
    }

    /// An answer without a meaning of its own, as a fault asks for it.
    static Answer status(int status) {
        var text = status >= 500 ? "Internal Server Error" : "Bad Request";
        return RestRoutes.json(
                status, Json.object().put("message", status + ": " + text).put("code", 0));
    }

    /// @param scope `user`, `shared` or `global`
    static Answer rateLimited(long waitMillis, String scope) {
        var json = Json.object()
                .put("message", "You are being rate limited.")
                .put("retry_after", waitMillis / MILLIS)
                .put("global", scope.equals("global"))
                .put("code", 0);
        var answer = RestRoutes.json(429, json)
                .with("Retry-After", Long.toString(ceilSeconds(waitMillis)))
                .with("X-RateLimit-Scope", scope)
                // Without it, clients take the answer for a ban by Cloudflare.
                .with("Via", "1.1 google");
        return scope.equals("global") ? answer.with("X-RateLimit-Global", "true") : answer;
    }

    /// What Cloudflare says, in front of Discord, to an address it has banned.
    static Answer banned(long waitMillis) {
        return Answer.html(429, "<!doctype html><title>Access denied</title><h1>Error 1015</h1>")
                .with("Retry-After", Long.toString(ceilSeconds(waitMillis)));
    }

    private static ObjectNode body(ErrorCode error) {
        return Json.object().put("message", error.text()).put("code", error.code());
    }

    private static long ceilSeconds(long millis) {
        return Math.max(1, Math.ceilDiv(millis, 1000));
    }
}
