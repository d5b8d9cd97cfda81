package dev.guildwire.simulator.control;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.http.Router;
import dev.guildwire.simulator.wire.Json;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The table of the control API's routes.
final class ControlRoutes {

    private final Router<Function<ControlCall, Answer>> router = new Router<>();

    /// A route that answers with JSON.
    ControlRoutes json(String method, String template, Function<ControlCall, JsonNode> handler) {
        router.add(method, template, call -> Answer.of(200, Answer.JSON, Json.bytes(handler.apply(call))));
        return this;
    }

    /// A route that answers with nothing.
    ControlRoutes silent(String method, String template, Consumer<ControlCall> handler) {
        router.add(method, template, call -> {
            handler.accept(call);
            return Answer.empty(204);
        });
        return this;
    }

    Optional<Router.Match<Function<ControlCall, Answer>>> find(Request request) {
        return router.find(request, request.path());
    }

    boolean knows(String path) {
        return !router.methods(path).isEmpty();
    }
}
