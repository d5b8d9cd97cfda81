package dev.guildwire.simulator.control;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.http.SocketListener;
import dev.guildwire.simulator.world.World;
import java.util.Optional;

/// Takes requests under `/control` to their routes.
public final class ControlApi {

    public static final String PREFIX = "/control/";
    private static final String LIVE = "/control/live";

    private final World world;
    private final LiveUpdates live;
    private final ControlRoutes routes = new ControlRoutes();

    public ControlApi(Controlled controlled) {
        world = controlled.world();
        live = new LiveUpdates(world, controlled.thread());
        var traffic = new TrafficRuns(world, controlled.thread());
        new GuildControl(world).addTo(routes);
        new PeopleControl(world, controlled.grants()).addTo(routes);
        new VoiceControl(world).addTo(routes);
        new FaultControl(world, controlled.faults(), controlled.gateway()).addTo(routes);
        new TrafficControl(traffic).addTo(routes);
        new OperatorControl(controlled, traffic).addTo(routes);
    }

    public Answer handle(Request request) {
        try {
            var match = routes.find(request).orElseThrow(() -> unknown(request));
            return match.route().handler().apply(new ControlCall(match.request(), world));
        } catch (Problem problem) {
            return problem.answer();
        }
    }

    /// Takes the WebSocket that tells when something has changed.
    public Optional<SocketListener> accept(Request upgrade) {
        return upgrade.path().equals(LIVE) ? Optional.of(live.listener()) : Optional.empty();
    }

    private Problem unknown(Request request) {
        return routes.knows(request.path())
                ? new Problem(405, "This method is not for this resource")
                : Problem.notFound("resource");
    }
}
