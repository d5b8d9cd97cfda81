package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.fault.Faults;
import dev.guildwire.simulator.gateway.Gateway;
import dev.guildwire.simulator.oauth.Grants;
import dev.guildwire.simulator.world.Application;
import dev.guildwire.simulator.world.World;
import dev.guildwire.simulator.world.WorldThread;

/// The other parts of the simulator that REST speaks for.
public record Surroundings(
        World world, WorldThread thread, Faults faults, Application application, Grants grants, Gateway gateway) {}
