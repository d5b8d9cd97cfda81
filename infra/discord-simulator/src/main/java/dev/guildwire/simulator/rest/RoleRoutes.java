package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.wire.DiscordJson;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Permission;
import dev.guildwire.simulator.world.Permissions;
import dev.guildwire.simulator.world.Role;
import tools.jackson.databind.JsonNode;

/// The roles of guilds, and who has them.
final class RoleRoutes {

    private static final int MAX_NAME = 100;
    private static final int MAX_COLOR = 0xFFFFFF;

    private RoleRoutes() {}

    static void addTo(RestRoutes routes) {
        var one = "/guilds/{guild_id}/roles/{role_id}";
        var given = "/guilds/{guild_id}/members/{user_id}/roles/{role_id}";
        routes.bot("GET", "/guilds/{guild_id}/roles", Limit.ROLES, RoleRoutes::list)
                .bot("POST", "/guilds/{guild_id}/roles", Limit.CREATE_ROLE, RoleRoutes::create)
                .bot("GET", one, Limit.ROLES, call -> DiscordJson.role(call.role(call.guild())))
                .bot("PATCH", one, Limit.ROLES, RoleRoutes::update)
                .botAnswering("DELETE", one, Limit.ROLES, RoleRoutes::delete)
                .botAnswering("PUT", given, Limit.MEMBER_ROLE, call -> give(call, true))
                .botAnswering("DELETE", given, Limit.MEMBER_ROLE, call -> give(call, false));
    }

    private static JsonNode list(Call call) {
        return Json.array(call.guild().roles(), DiscordJson::role);
    }

    private static JsonNode create(Call call) {
        var guild = call.guild();
        call.require(guild, Permission.MANAGE_ROLES);
        var form = call.form();
        var name = form.text("name", 1, MAX_NAME).orElse("new role");
        var draft = read(form, Role.named(name, guild.everyone().permissions()));
        form.check();
        requireGrantable(call, guild, draft.permissions());
        if (guild.roles().size() >= Guild.MAX_ROLES) {
            throw new Refusal(ErrorCode.TOO_MANY_ROLES);
        }
        return DiscordJson.role(call.world().layout().createRole(guild, draft));
    }

    private static JsonNode update(Call call) {
        var guild = call.guild();
        var role = call.role(guild);
        call.require(guild, Permission.MANAGE_ROLES);
        call.requireAbove(guild, role);
        var form = call.form();
        var changed = read(form, role);
        form.check();
        requireGrantable(call, guild, changed.permissions() & ~role.permissions());
        return DiscordJson.role(call.world().layout().updateRole(guild, changed));
    }

    private static Answer delete(Call call) {
        var guild = call.guild();
        var role = call.role(guild);
        call.require(guild, Permission.MANAGE_ROLES);
        call.requireAbove(guild, role);
        if (role.managed() || role.id().equals(guild.id())) {
            throw new Refusal(ErrorCode.INVALID_ROLE);
        }
        call.world().layout().deleteRole(guild, role);
        return Answer.empty(204);
    }

    private static Answer give(Call call, boolean wanted) {
        var guild = call.guild();
        var member = call.member(guild);
        var role = call.role(guild);
        call.require(guild, Permission.MANAGE_ROLES);
        call.requireAbove(guild, role);
        if (member.hasRole(role.id()) != wanted) {
            call.world().members().update(guild, wanted ? member.plusRole(role.id()) : member.minusRole(role.id()));
        }
        return Answer.empty(204);
    }

    private static Role read(Form form, Role from) {
        int color = form.number("color", 0, MAX_COLOR)
                .orElse(form.node("colors").path("primary_color").asInt(from.color()));
        return new Role(
                from.id(),
                form.text("name", 1, MAX_NAME).orElse(from.name()),
                color,
                form.flag("hoist").orElse(from.hoist()),
                from.position(),
                form.permissions("permissions").orElse(from.permissions()),
                from.managed(),
                form.flag("mentionable").orElse(from.mentionable()));
    }

    /// A bot gives only permissions it has itself.
    private static void requireGrantable(Call call, Guild guild, long permissions) {
        if ((permissions & ~Permissions.in(guild, call.bot(guild))) != 0) {
            throw new Refusal(ErrorCode.MISSING_PERMISSIONS);
        }
    }
}
