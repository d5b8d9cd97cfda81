package dev.guildwire.simulator.control;

import dev.guildwire.simulator.fault.Faults;
import dev.guildwire.simulator.gateway.Gateway;
import dev.guildwire.simulator.oauth.Grants;
import dev.guildwire.simulator.rest.RestApi;
import dev.guildwire.simulator.world.World;
import dev.guildwire.simulator.world.WorldThread;

/// The parts of the simulator that can be controlled.
public record Controlled(
        World world, WorldThread thread, Faults faults, Gateway gateway, RestApi rest, Grants grants) {}
