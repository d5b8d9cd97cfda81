package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.problem.Problem;
import dev.guildwire.rooms.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes rooms, step by step: each step is in Redis before Discord is asked for it. Whoever repeats the wish goes on
/// with the same steps; [RoomUndoing] undoes what nobody goes on with.
@Component
class RoomCreation {

    private static final Logger log = LoggerFactory.getLogger("Room");

    private final RedisMakings makings;
    private final RedisRooms rooms;
    private final RoomParts parts;
    private final BotIdentity bot;
    private final RoomUndoing undoing;
    private final FreshIds ids;

    RoomCreation(
            RedisMakings makings,
            RedisRooms rooms,
            RoomParts parts,
            BotIdentity bot,
            RoomUndoing undoing,
            FreshIds ids) {
        this.makings = makings;
        this.rooms = rooms;
        this.parts = parts;
        this.bot = bot;
        this.undoing = undoing;
        this.ids = ids;
    }

    /// @param wish the `Idempotency-Key`
    /// @throws Refusal when there is no room in the end; then what was made is undone, now or later
    Room create(LoginSession creator, GuildId guild, RoomName name, @Nullable String wish) {
        var beginning = makings.begin(ids.next(), guild, name, creator, wish);
        return switch (beginning) {
            case Beginning.Begun(var making)
            when !isSame(making.guild(), making.name().value(), guild, name) ->
                throw Problem.IDEMPOTENCY_CONFLICT.refusal();
            case Beginning.Begun(var making) -> make(making);
            case Beginning.Open(var channel) -> again(channel, guild, name);
            case Beginning.Over _ -> throw Problem.ROOM_GONE.refusal();
            case Beginning.TooMany _ -> throw Problem.TOO_MANY_ROOMS.refusal();
        };
    }

    private Room again(ChannelId channel, GuildId guild, RoomName name) {
        var room = read(channel);
        if (!isSame(room.guildId(), room.name(), guild, name)) {
            throw Problem.IDEMPOTENCY_CONFLICT.refusal();
        }
        return room;
    }

    private static boolean isSame(GuildId madeIn, String called, GuildId guild, RoomName name) {
        return madeIn.equals(guild) && called.equals(name.value());
    }

    private Room make(Making making) {
        try {
            furnish(making);
            var opened = makings.open(making.mark(), ids.next()).orElseThrow(RoomCreation::givenUp);
            log.atInfo()
                    .addKeyValue("guild", making.guild())
                    .addKeyValue("channel", opened)
                    .log("A room is open");
            return read(opened);
        } catch (Refusal e) {
            undoing.undo(making.mark());
            throw e;
        }
    }

    /// The channel and the creator's role need only the role, so Discord is asked for both at once. Both have ended
    /// before either's failure counts, because what is under way cannot be undone.
    private void furnish(Making making) {
        var self = bot.find(making.guild());
        var known = making.role();
        var role = known == null ? makeRole(making) : known;
        var given = parts.giveRole(making.mark(), making.guild(), role, making.creator());
        var made = parts.makeChannel(making, role, self).join();
        var isGiven = given.join();
        makings.made(making.mark(), ChannelId.of(DiscordJson.id(DiscordFault.unlessDone(made))));
        DiscordFault.unlessDone(isGiven);
    }

    private RoleId makeRole(Making making) {
        var made = DiscordFault.unlessDone(parts.makeRole(making).join());
        var role = RoleId.of(DiscordJson.id(made));
        if (makings.made(making.mark(), role)) {
            return role;
        }
        throw givenUp();
    }

    private static Refusal givenUp() {
        return Problem.DISCORD_UNAVAILABLE.refusal();
    }

    private Room read(ChannelId channel) {
        return rooms.find(channel).orElseThrow(Problem.ROOM_GONE::refusal);
    }
}
