package dev.guildwire.simulator.control;

import dev.guildwire.simulator.oauth.Grants;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Snowflake;
import dev.guildwire.simulator.world.World;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/// People, and how they come to guilds and leave them.
record PeopleControl(World world, Grants grants) {

    void addTo(ControlRoutes routes) {
        var member = "/control/guilds/{guildId}/members/{userId}";
        var ban = "/control/guilds/{guildId}/bans/{userId}";
        routes.json("GET", "/control/people", _ -> people())
                .json("POST", "/control/people", this::create)
                .json("DELETE", "/control/people/{userId}/grants", this::revokeGrants)
                .json("PUT", member, this::add)
                .silent("DELETE", member, this::remove)
                .json("PUT", member + "/roles/{roleId}", call -> changeRole(call, Member::plusRole))
                .json("DELETE", member + "/roles/{roleId}", call -> changeRole(call, Member::minusRole))
                .silent("PUT", ban, this::ban)
                .silent("DELETE", ban, call -> world.members().unban(call.guild(), call.person()));
    }

    private JsonNode people() {
        var people = world.people().stream().filter(person -> !person.bot()).toList();
        return Json.array(people, person -> ControlJson.person(world, person));
    }

    private JsonNode create(ControlCall call) {
        var name = call.text("username");
        if (world.people().stream().anyMatch(person -> person.username().equals(name))) {
            throw new Problem(409, "The username is taken");
        }
        var shown = call.body().path("displayName");
        var person = world.members().create(name, shown.isString() ? shown.stringValue() : null);
        return ControlJson.person(world, person);
    }

    /// The person removes the application in their settings.
    private JsonNode revokeGrants(ControlCall call) {
        return Json.object().put("revoked", grants.revokeAll(call.person().id()));
    }

    private JsonNode add(ControlCall call) {
        var guild = call.guild();
        var person = call.person();
        if (guild.ban(person.id()).isPresent()) {
            throw new Problem(403, "The person is banned from the guild");
        }
        return ControlJson.member(world.members().add(guild, person));
    }

    private void remove(ControlCall call) {
        var guild = call.guild();
        world.members().remove(guild, call.member(guild));
    }

    private JsonNode changeRole(ControlCall call, BiFunction<Member, Snowflake, Member> change) {
        var guild = call.guild();
        var before = call.member(guild);
        var after = change.apply(before, call.role(guild).id());
        return ControlJson.member(
                before.equals(after) ? before : world.members().update(guild, after));
    }

    private void ban(ControlCall call) {
        var reason = call.body().path("reason");
        world.members().ban(call.guild(), call.person(), reason.isString() ? reason.stringValue() : null);
    }
}
