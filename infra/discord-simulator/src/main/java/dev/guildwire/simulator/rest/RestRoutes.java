package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.http.Router;
import dev.guildwire.simulator.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The table of routes, without the version in front.
final class RestRoutes {

    private final Router<RestRoute> router = new Router<>();

    /// A route for the bot alone, which answers 200 with what the handler makes.
    RestRoutes bot(String method, String template, Limit limit, Function<Call, JsonNode> handler) {
        return add(method, template, new RestRoute(limit, Set.of(RestRoute.Access.BOT), json(200, handler)));
    }

    /// A route for the bot alone, whose answer is not the usual one.
    RestRoutes botAnswering(String method, String template, Limit limit, Function<Call, Answer> handler) {
        return add(method, template, new RestRoute(limit, Set.of(RestRoute.Access.BOT), handler));
    }

    RestRoutes botOrBearer(String method, String template, Limit limit, Function<Call, JsonNode> handler) {
        var allowed = Set.of(RestRoute.Access.BOT, RestRoute.Access.BEARER);
        return add(method, template, new RestRoute(limit, allowed, json(200, handler)));
    }

    RestRoutes bearer(String method, String template, Limit limit, Function<Call, JsonNode> handler) {
        return add(method, template, new RestRoute(limit, Set.of(RestRoute.Access.BEARER), json(200, handler)));
    }

    RestRoutes anybodyLimited(String method, String template, Limit limit, Function<Call, JsonNode> handler) {
        return add(method, template, new RestRoute(limit, Set.of(RestRoute.Access.ANYBODY), json(200, handler)));
    }

    RestRoutes anybody(String method, String template, Function<Call, Answer> handler) {
        return add(method, template, new RestRoute(Limit.NONE, Set.of(RestRoute.Access.ANYBODY), handler));
    }

    Optional<Router.Match<RestRoute>> find(Request request, String path) {
        return router.find(request, path);
    }

    boolean knows(String path) {
        return !router.methods(path).isEmpty();
    }

    List<String> names() {
        return router.names();
    }

    static Answer json(int status, JsonNode body) {
        return Answer.of(status, Answer.JSON, Json.bytes(body));
    }

    private static Function<Call, Answer> json(int status, Function<Call, JsonNode> handler) {
        return call -> json(status, handler.apply(call));
    }

    private RestRoutes add(String method, String template, RestRoute route) {
        router.add(method, template, route);
        return this;
    }
}
