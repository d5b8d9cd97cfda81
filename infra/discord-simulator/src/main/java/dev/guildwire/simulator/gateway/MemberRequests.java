package dev.guildwire.simulator.gateway;

import dev.guildwire.simulator.fault.Fault;
import dev.guildwire.simulator.fault.Faults;
import dev.guildwire.simulator.wire.DiscordJson;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Guild;
import dev.guildwire.simulator.world.Member;
import dev.guildwire.simulator.world.Snowflake;
import dev.guildwire.simulator.world.World;
import dev.guildwire.simulator.world.WorldThread;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Answers op 8 with GUILD_MEMBERS_CHUNK (Discord, "Request Guild Members").
final class MemberRequests {

    /// Members in one chunk.
    static final int CHUNK = 1000;

    /// Ids or matches of a query in one request.
    static final int MOST_ASKED = 100;

    private final World world;
    private final WorldThread thread;
    private final Faults faults;

    MemberRequests(World world, WorldThread thread, Faults faults) {
        this.world = world;
        this.thread = thread;
        this.faults = faults;
    }

    /// Does nothing for a guild the session is not told about, nor for all members without the members intent.
    void answer(GatewaySession session, ClientFrame.RequestMembers request) {
        boolean everybody = "".equals(request.query()) && request.limit() == 0;
        if (everybody && !Intent.GUILD_MEMBERS.in(session.intents())) {
            return;
        }
        world.guild(request.guildId())
                .filter(guild -> session.isForGuild(guild.id()) && guild.available())
                .ifPresent(guild -> faults.next(Fault.LateChunk.class, _ -> true)
                        .ifPresentOrElse(
                                late -> thread.after(
                                        Duration.ofMillis(late.delayMs()), () -> send(session, guild, request)),
                                () -> send(session, guild, request)));
    }

    private void send(GatewaySession session, Guild guild, ClientFrame.RequestMembers request) {
        var found = find(guild, request);
        int chunks = Math.max(1, (found.size() + CHUNK - 1) / CHUNK);
        for (int i = 0; i < chunks; i++) {
            var members = found.subList(i * CHUNK, Math.min(found.size(), (i + 1) * CHUNK));
            var chunk = chunk(guild, request, members).put("chunk_index", i).put("chunk_count", chunks);
            session.dispatch(Dispatch.of("GUILD_MEMBERS_CHUNK", null, chunk));
        }
    }

    private static ObjectNode chunk(Guild guild, ClientFrame.RequestMembers request, List<Member> members) {
        var json = Json.object().put("guild_id", guild.id().toString());
        json.set("members", Json.array(members, DiscordJson::member));
        if (request.query() == null) {
            json.set("not_found", Json.ids(unknown(guild, request.userIds())));
        }
        if (request.nonce() != null) {
            json.put("nonce", request.nonce());
        }
        return json;
    }

    private static List<Member> find(Guild guild, ClientFrame.RequestMembers request) {
        var query = request.query();
        if (query == null) {
            return request.userIds().stream()
                    .limit(MOST_ASKED)
                    .flatMap(id -> guild.member(id).stream())
                    .toList();
        } else if (query.isEmpty() && request.limit() == 0) {
            return List.copyOf(guild.members());
        }
        return guild.members().stream()
                .filter(member -> member.isCalled(query.toLowerCase(Locale.ROOT)))
                .limit(request.limit() == 0 ? MOST_ASKED : Math.min(request.limit(), MOST_ASKED))
                .toList();
    }

    private static List<Snowflake> unknown(Guild guild, List<Snowflake> ids) {
        return ids.stream().filter(id -> guild.member(id).isEmpty()).toList();
    }
}
