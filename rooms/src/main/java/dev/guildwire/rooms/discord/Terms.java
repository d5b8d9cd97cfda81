package dev.guildwire.rooms.discord;

import dev.guildwire.contracts.id.GuildId;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// On what terms a caller wants something of Discord.
///
/// @param requestId names the wish, not the attempt: a second request of the same id within ten minutes gets the first
///                  one's result. Printable ASCII without blanks, at most 128 characters
/// @param guild     whose turn it uses up; guilds share Discord's limits evenly
/// @param patience  how long the caller waits; what has not been sent by then is dropped
/// @param reason    for the guild's audit log
public record Terms(
        String requestId,
        GuildId guild,
        Duration patience,
        @Nullable String reason) {

    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");
    private static final int LONGEST_REASON = 512;

    public Terms {
        if (!ID.matcher(requestId).matches()) {
            throw new IllegalArgumentException("a request id is 1 to 128 printable ASCII characters without blanks");
        }
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("patience is positive");
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason has at most " + LONGEST_REASON + " characters");
        }
    }

    public static Terms of(String requestId, GuildId guild) {
        return new Terms(requestId, guild, USUAL_PATIENCE, null);
    }

    public Terms because(String why) {
        return new Terms(requestId, guild, patience, why);
    }

    public Terms within(Duration time) {
        return new Terms(requestId, guild, time, reason);
    }
}
