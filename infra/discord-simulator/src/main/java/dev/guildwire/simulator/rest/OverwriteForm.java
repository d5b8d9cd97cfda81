package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Channel;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Overwrite;
import dev.guildwire.simulator.world.Permission;
import dev.guildwire.simulator.world.Permissions;
import dev.guildwire.simulator.world.Snowflake;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a channel allows and denies to whom, one overwrite at a time or all with the channel.
final class OverwriteForm {

    private OverwriteForm() {}

    /// The whole list of a channel's form.
    static List<Overwrite> read(Form form) {
        var field = "permission_overwrites";
        var overwrites = new ArrayList<Overwrite>();
        for (var node : form.node(field)) {
            var id = Json.id(node.path("id"));
            if (id.isEmpty()) {
                form.wrong(field, "BASE_TYPE_REQUIRED", "Each overwrite needs an id");
            } else {
                overwrites.add(overwrite(form, field, id.get(), node));
            }
        }
        return overwrites;
    }

    static Answer put(Call call) {
        var channel = call.channel();
        var form = call.form();
        var id = call.id("overwrite_id", ErrorCode.UNKNOWN_OVERWRITE);
        var all = without(channel, id);
        all.add(overwrite(form, "allow", id, form.root()));
        form.check();
        return save(call, channel, all);
    }

    static Answer delete(Call call) {
        var channel = call.channel();
        var id = call.id("overwrite_id", ErrorCode.UNKNOWN_OVERWRITE);
        if (channel.overwrite(id).isEmpty()) {
            throw new Refusal(ErrorCode.UNKNOWN_OVERWRITE);
        }
        return save(call, channel, without(channel, id));
    }

    /// A bot gives and takes only what it has itself, and the right to manage roles only as an administrator.
    static void requireAllowed(Call call, Guild guild, List<Overwrite> before, List<Overwrite> after) {
        long own = Permissions.in(guild, call.bot(guild));
        long grantable = Permission.ADMINISTRATOR.in(own) ? own : own & ~Permission.MANAGE_ROLES.bit();
        long changed = after.stream()
                .filter(overwrite -> !before.contains(overwrite))
                .mapToLong(overwrite -> overwrite.allow() | overwrite.deny())
                .reduce(0, (a, b) -> a | b);
        if ((changed & ~grantable) != 0) {
            throw new Refusal(ErrorCode.MISSING_PERMISSIONS);
        }
    }

    private static Answer save(Call call, Channel channel, List<Overwrite> overwrites) {
        var guild = call.guildOf(channel);
        call.require(guild, channel, Permission.MANAGE_ROLES);
        requireAllowed(call, guild, channel.overwrites(), overwrites);
        call.world()
                .layout()
                .updateChannel(guild, channel.edit().overwrites(overwrites).done());
        return Answer.empty(204);
    }

    private static List<Overwrite> without(Channel channel, Snowflake id) {
        return new ArrayList<>(
                channel.overwrites().stream().filter(o -> !o.id().equals(id)).toList());
    }

    private static Overwrite overwrite(Form form, String field, Snowflake id, JsonNode node) {
        var target = target(node.path("type"));
        return new Overwrite(
                id,
                target,
                form.permissions(node.path("allow"), field).orElse(0),
                form.permissions(node.path("deny"), field).orElse(0));
    }

    // Some libraries still send the old names of the types.
    private static Overwrite.Target target(JsonNode type) {
        boolean member = Stream.of("1", "member").anyMatch(type.asString("")::equals);
        return member ? Overwrite.Target.MEMBER : Overwrite.Target.ROLE;
    }
}
