package dev.guildwire.simulator;

import dev.guildwire.simulator.gateway.GatewayOptions;
import dev.guildwire.simulator.oauth.OAuthOptions;
import dev.guildwire.simulator.rest.RateLimitOptions;
import dev.guildwire.simulator.world.Application;
import dev.guildwire.simulator.world.Seed;
import java.time.InstantSource;

/// How a simulator is set up.
///
/// @param host to listen on; the loopback address unless others shall reach it
/// @param port to listen on, 0 for any free one
public record SimulatorOptions(
        String host,
        int port,
        Application application,
        GatewayOptions gateway,
        RateLimitOptions rateLimits,
        OAuthOptions oauth,
        Seed seed,
        InstantSource clock) {

    private static final Application APPLICATION = new Application(
            "1146750154070556749", "simulator-client-secret", "MTE0Njc1MDE1NDA3MDU1Njc0OQ.simulator.bot-token");

    /// Discord's behaviour and limits, on any free port.
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                "127.0.0.1",
                0,
                APPLICATION,
                GatewayOptions.defaults(),
                RateLimitOptions.defaults(),
                OAuthOptions.defaults(),
                Seed.bundled(),
                InstantSource.system());
    }

    public SimulatorOptions withAddress(String newHost, int newPort) {
        return new SimulatorOptions(newHost, newPort, application, gateway, rateLimits, oauth, seed, clock);
    }

    public SimulatorOptions withPort(int newPort) {
        return withAddress(host, newPort);
    }

    public SimulatorOptions withApplication(Application newApplication) {
        return new SimulatorOptions(host, port, newApplication, gateway, rateLimits, oauth, seed, clock);
    }

    public SimulatorOptions withGateway(GatewayOptions newGateway) {
        return new SimulatorOptions(host, port, application, newGateway, rateLimits, oauth, seed, clock);
    }

    public SimulatorOptions withRateLimits(RateLimitOptions newLimits) {
        return new SimulatorOptions(host, port, application, gateway, newLimits, oauth, seed, clock);
    }

    public SimulatorOptions withOAuth(OAuthOptions newOAuth) {
        return new SimulatorOptions(host, port, application, gateway, rateLimits, newOAuth, seed, clock);
    }

    public SimulatorOptions withSeed(Seed newSeed) {
        return new SimulatorOptions(host, port, application, gateway, rateLimits, oauth, newSeed, clock);
    }

    /// What limits, tokens and new ids go by; heartbeats and scheduled faults go by real time.
    public SimulatorOptions withClock(InstantSource newClock) {
        return new SimulatorOptions(host, port, application, gateway, rateLimits, oauth, seed, newClock);
    }
}
