package dev.guildwire.simulator.control;

import dev.guildwire.simulator.fault.Fault;
import dev.guildwire.simulator.fault.Faults;
import dev.guildwire.simulator.gateway.Gateway;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.World;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lets things go wrong.
record FaultControl(World world, Faults faults, Gateway gateway) {

    // A misspelt field would otherwise be a fault that nobody asked for.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    void addTo(ControlRoutes routes) {
        routes.json("GET", "/control/faults", _ -> active())
                .json("POST", "/control/faults", this::cause)
                .silent("DELETE", "/control/faults", _ -> faults.clear());
    }

    private JsonNode active() {
        return Json.array(List.copyOf(faults.active()), fault -> JSON.valueToTree(fault));
    }

    /// One fault or a list of them, which happen in order; none happens when one is wrong.
    private JsonNode cause(ControlCall call) {
        var body = call.body();
        var wanted = body.isArray() ? body.valueStream().toList() : List.of(body);
        int connections = wanted.stream().map(FaultControl::parse).toList().stream()
                .mapToInt(this::cause)
                .sum();
        return Json.object().put("connections", connections);
    }

    private int cause(Fault fault) {
        switch (fault) {
            case Fault.Lasting lasting -> faults.add(lasting);
            case Fault.OnConnections now -> {
                return gateway.cause(now);
            }
            case Fault.GuildUnavailable f -> setAvailable(f.guildId(), false);
            case Fault.GuildAvailable f -> setAvailable(f.guildId(), true);
        }
        return 0;
    }

    private void setAvailable(String guildId, boolean available) {
        var guild = Json.id(guildId).flatMap(world::guild).orElseThrow(() -> Problem.notFound("guild"));
        world.setAvailable(guild, available);
    }

    private static Fault parse(JsonNode node) {
        try {
            return JSON.treeToValue(node, Fault.class);
        } catch (JacksonException e) {
            throw new Problem(400, "Not a fault: " + e.getOriginalMessage());
        }
    }
}
