package dev.guildwire.simulator;

import dev.guildwire.simulator.control.ControlApi;
import dev.guildwire.simulator.control.Controlled;
import dev.guildwire.simulator.fault.Faults;
import dev.guildwire.simulator.gateway.Gateway;
import dev.guildwire.simulator.http.HttpServer;
import dev.guildwire.simulator.oauth.AuthorizeEndpoint;
import dev.guildwire.simulator.oauth.Grants;
import dev.guildwire.simulator.page.Page;
import dev.guildwire.simulator.rest.RestApi;
import dev.guildwire.simulator.rest.Surroundings;
import dev.guildwire.simulator.world.World;
import dev.guildwire.simulator.world.WorldThread;

/// A running simulator. Several may run in one process, each with a world of its own.
public final class Simulator implements AutoCloseable {

    private final SimulatorOptions options;
    private final WorldThread thread = new WorldThread();
    private final HttpServer server;

    private Simulator(SimulatorOptions options) {
        this.options = options;
        this.server = new HttpServer(options.host(), options.port(), thread, thread.ask(this::site));
    }

    /// Returns when the simulator takes connections.
    ///
    /// @throws java.io.UncheckedIOException when the port is taken
    public static Simulator start(SimulatorOptions options) {
        return new Simulator(options);
    }

    /// Address of the page and of OAuth2's authorize page, without a slash at the end.
    public String baseUrl() {
        return "http://" + options.host() + ":" + port();
    }

    /// Address of REST, without a slash at the end.
    public String apiUrl() {
        return baseUrl() + "/api/v10";
    }

    public String gatewayUrl() {
        return "ws://" + options.host() + ":" + port() + Gateway.PATH;
    }

    public int port() {
        return server.port();
    }

    public SimulatorOptions options() {
        return options;
    }

    /// Breaks all connections and forgets everything.
    @Override
    public void close() {
        server.close();
        thread.close();
    }

    private Site site() {
        var application = options.application();
        var world = new World(options.seed(), options.clock());
        var faults = new Faults();
        var grants = new Grants(options.clock(), options.oauth());
        var gateway = new Gateway(world, thread, faults, application, options.gateway());
        var rest = new RestApi(
                new Surroundings(world, thread, faults, application, grants, gateway), options.rateLimits());
        var authorize = new AuthorizeEndpoint(world, grants, options.oauth(), application.clientId());
        var control = new ControlApi(new Controlled(world, thread, faults, gateway, rest, grants));
        return new Site(rest, gateway, authorize, control, new Page());
    }
}
