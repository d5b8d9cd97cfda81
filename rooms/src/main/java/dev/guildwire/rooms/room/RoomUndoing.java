package dev.guildwire.rooms.room;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.rooms.discord.DiscordResult;
import dev.guildwire.rooms.discord.DiscordResult.Busy;
import dev.guildwire.rooms.discord.DiscordResult.Expired;
import dev.guildwire.rooms.discord.DiscordResult.Refused;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.rooms.discord.DiscordResult.Unauthorized;
import dev.guildwire.rooms.discord.DiscordResult.Unavailable;
import dev.guildwire.rooms.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Undoes rooms that were not made to the end.
@Component
class RoomUndoing {

    private static final Logger log = LoggerFactory.getLogger("Room");

    private final RedisMakings makings;
    private final RoomParts parts;
    private final BotIdentity bot;
    private final RoomDemolition demolition;
    private final RoomMetrics metrics;

    RoomUndoing(
            RedisMakings makings, RoomParts parts, BotIdentity bot, RoomDemolition demolition, RoomMetrics metrics) {
        this.makings = makings;
        this.parts = parts;
        this.bot = bot;
        this.demolition = demolition;
        this.metrics = metrics;
    }

    /// Does what can be done now; an instance goes on with the rest.
    void undo(String mark) {
        makings.giveUp(mark).ifPresent(making -> {
            try {
                undo(making);
            } catch (Refusal e) {
                log.info("A room is undone later: {}", e.problem().code());
            }
        });
    }

    /// A step of which nobody could record the answer is asked for once more by the same request id. The queue then
    /// says what came of it, or the step is done now: either way it is known what has to go.
    private void undo(Making making) {
        var role = making.role() == null ? role(parts.makeRole(making).join()) : making.role();
        var channel = making.channel();
        if (channel == null && role != null) {
            channel = channel(
                    parts.makeChannel(making, role, bot.find(making.guild())).join());
        }
        if (demolition.delete(making.guild(), channel, role)) {
            makings.forget(making.mark());
            metrics.undone();
        }
    }

    private static @Nullable RoleId role(DiscordResult made) {
        requireKnown(made);
        return made instanceof Success done ? RoleId.of(DiscordJson.id(done)) : null;
    }

    private static @Nullable ChannelId channel(DiscordResult made) {
        requireKnown(made);
        return made instanceof Success done ? ChannelId.of(DiscordJson.id(done)) : null;
    }

    /// @throws Refusal when it cannot be known now
    private static void requireKnown(DiscordResult made) {
        switch (made) {
            case Unauthorized _ -> throw DiscordFault.refusal(made);
            case Unavailable(int tries, String _) when tries == 0 -> throw DiscordFault.refusal(made);
            case Success _, Refused _, Busy _, Expired _, Unavailable _ -> {}
        }
    }
}
