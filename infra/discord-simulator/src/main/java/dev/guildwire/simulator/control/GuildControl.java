package dev.guildwire.simulator.control;

import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.World;

/// What there is, and what people do to guilds by hand.
record GuildControl(World world) {

    void addTo(ControlRoutes routes) {
        routes.json("GET", "/control/guilds", _ -> Json.array(world.guilds(), ControlJson::guild))
                .json("GET", "/control/guilds/{guildId}", call -> ControlJson.guild(call.guild()))
                .json(
                        "GET",
                        "/control/people",
                        _ -> Json.array(
                                world.people().stream().filter(p -> !p.bot()).toList(),
                                p -> ControlJson.person(world, p)));
    }
}
