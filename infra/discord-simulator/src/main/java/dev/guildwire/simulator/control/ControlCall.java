package dev.guildwire.simulator.control;

import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Channel;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Role;
import dev.guildwire.simulator.world.Snowflake;
import dev.guildwire.simulator.world.User;
import dev.guildwire.simulator.world.World;
import tools.jackson.databind.JsonNode;

/// One request of the control API, with what its path names looked up.
record ControlCall(Request request, World world) {

    Guild guild() {
        return Json.id(request.param("guildId")).flatMap(world::guild).orElseThrow(() -> Problem.notFound("guild"));
    }

    User person() {
        return Json.id(request.param("userId")).flatMap(world::person).orElseThrow(() -> Problem.notFound("person"));
    }

    Member member(Guild guild) {
        return guild.member(person().id()).orElseThrow(() -> new Problem(404, "The person is not in the guild"));
    }

    Channel channel(Guild guild) {
        return Json.id(request.param("channelId"))
                .flatMap(guild::channel)
                .orElseThrow(() -> Problem.notFound("channel"));
    }

    Role role(Guild guild) {
        return Json.id(request.param("roleId")).flatMap(guild::role).orElseThrow(() -> Problem.notFound("role"));
    }

    /// The body, which has to be JSON; none is an empty object.
    JsonNode body() {
        var text = request.body();
        return text.isBlank()
                ? Json.object()
                : Json.parse(text).orElseThrow(() -> new Problem(400, "The body is not JSON"));
    }

    Snowflake id(String field) {
        return Json.id(body().path(field)).orElseThrow(() -> new Problem(400, "\"" + field + "\" has to be an id"));
    }

    String text(String field) {
        var node = body().path(field);
        if (!node.isString() || node.stringValue().isBlank()) {
            throw new Problem(400, "\"" + field + "\" has to be text");
        }
        return node.stringValue();
    }

    /// A number of the body that has to be there.
    int number(String field, int min, int max) {
        var node = body().path(field);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
            throw new Problem(400, "\"%s\" has to be a number from %d to %d".formatted(field, min, max));
        }
        return node.intValue();
    }

    /// A number of the query.
    int number(String name, int otherwise) {
        try {
            return request.query(name).map(Integer::valueOf).orElse(otherwise);
        } catch (NumberFormatException _) {
            throw new Problem(400, name + " has to be a number");
        }
    }

    /// Set in the body or in the query.
    boolean flag(String name) {
        return body().path(name).asBoolean(false)
                || request.query(name).orElse("").equals("true");
    }
}
