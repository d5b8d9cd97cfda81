package dev.guildwire.simulator.control;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.world.World;

/// Takes requests under `/control` to their routes.
public final class ControlApi {

    public static final String PREFIX = "/control/";

    private final World world;
    private final ControlRoutes routes = new ControlRoutes();

    public ControlApi(World world) {
        this.world = world;
        new GuildControl(world).addTo(routes);
        new VoiceControl(world).addTo(routes);
    }

    public Answer handle(Request request) {
        try {
            var match = routes.find(request).orElseThrow(() -> unknown(request));
            return match.route().handler().apply(new ControlCall(match.request(), world));
        } catch (Problem problem) {
            return problem.answer();
        }
    }

    private Problem unknown(Request request) {
        return routes.knows(request.path())
                ? new Problem(405, "This method is not for this resource")
                : Problem.notFound("resource");
    }
}
