package dev.guildwire.rooms.room;

import dev.guildwire.rooms.discord.DiscordResult;
import dev.guildwire.rooms.discord.DiscordResult.Busy;
import dev.guildwire.rooms.discord.DiscordResult.Expired;
import dev.guildwire.rooms.discord.DiscordResult.Refused;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.rooms.discord.DiscordResult.Unauthorized;
import dev.guildwire.rooms.discord.DiscordResult.Unavailable;
import dev.guildwire.rooms.problem.Problem;
import dev.guildwire.rooms.problem.Refusal;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What we say when Discord does not do what a room needs (Discord, "JSON Error Codes").
final class DiscordFault {

    static final int UNKNOWN_MEMBER = 10007;
    static final int UNKNOWN_ROLE = 10011;

    private static final int TOO_MANY_ROLES = 30005;
    private static final int TOO_MANY_CHANNELS = 30013;
    private static final int NOT_FOUND = 404;
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger("Room");

    private DiscordFault() {}

    /// @return the result, when Discord did it
    /// @throws Refusal when not
    static Success unlessDone(DiscordResult result) {
        if (result instanceof Success done) {
            return done;
        }
        throw refusal(result);
    }

    static Refusal refusal(DiscordResult result) {
        return switch (result) {
            case Refused(var status, var code, var message) -> refusal(status, code, message);
            case Busy _, Expired _ -> Problem.UNAVAILABLE.refusal().retryAfter(BUSY);
            case Unavailable(var tries, var why) -> unavailable(tries, why);
            case Unauthorized _ -> Problem.DISCORD_UNAVAILABLE.refusal();
            case Success _ -> throw new IllegalStateException("that was no fault");
        };
    }

    /// Whether what should be deleted is gone. Where Discord refuses, asking again will not help; what is left is
    /// searched for later.
    static boolean isGone(DiscordResult result) {
        return switch (result) {
            case Success _ -> true;
            case Refused(var status, var code, var message) -> {
                if (status != NOT_FOUND) {
                    log.warn("Discord does not let a part of a room be deleted: {} {} {}", status, code, message);
                }
                yield true;
            }
            case Busy _, Expired _, Unavailable _, Unauthorized _ -> false;
        };
    }

    private static Refusal refusal(int status, int code, String message) {
        return switch (code) {
            case TOO_MANY_ROLES -> Problem.ROLE_LIMIT_REACHED.refusal();
            case TOO_MANY_CHANNELS -> Problem.CHANNEL_LIMIT_REACHED.refusal();
            case UNKNOWN_MEMBER -> Problem.NOT_A_MEMBER.refusal();
            default -> {
                log.warn("Discord refuses a step for a room: {} {} {}", status, code, message);
                yield Problem.DISCORD_REFUSED.refusal();
            }
        };
    }

    /// Without a try it was our own queue that could not be reached.
    private static Refusal unavailable(int tries, String why) {
        log.warn("Discord did not answer for a room after {} tries: {}", tries, why);
        return tries == 0 ? Problem.UNAVAILABLE.refusal().retryAfter(BUSY) : Problem.DISCORD_UNAVAILABLE.refusal();
    }
}
