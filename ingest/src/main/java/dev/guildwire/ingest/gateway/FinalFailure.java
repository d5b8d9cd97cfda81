package dev.guildwire.ingest.gateway;

import java.util.Arrays;
import java.util.Optional;

/// Refusals that trying again cannot heal (Discord, "Gateway Close Event Codes"): somebody has to change a setting
/// and restart. The one place that says what to do.
enum FinalFailure {
    INVALID_TOKEN(4004, "Discord refused the bot token. Put a valid one into DISCORD_BOT_TOKEN and restart."),
    INVALID_SHARD(4010, "Discord refused the shard number. Run as many shards on every ingest and restart."),
    SHARDING_REQUIRED(4011, "The bot is in too many guilds for one shard. Raise guildwire.discord.shards and restart."),
    INVALID_API_VERSION(4012, "Discord no longer speaks this version of its gateway. Update Guildwire."),
    INVALID_INTENTS(4013, "Discord does not know an intent. Correct guildwire.discord.intents and restart."),
    DISALLOWED_INTENTS(
            4014,
            "Discord does not allow the bot an intent. Switch it on under \"Privileged Gateway Intents\" in the"
                    + " developer portal, or take it out of guildwire.discord.intents, and restart.");

    private final int closeCode;
    private final String remedy;

    FinalFailure(int closeCode, String remedy) {
        this.closeCode = closeCode;
        this.remedy = remedy;
    }

    int closeCode() {
        return closeCode;
    }

    String remedy() {
        return remedy;
    }

    static Optional<FinalFailure> of(int closeCode) {
        return Arrays.stream(values())
                .filter(failure -> failure.closeCode == closeCode)
                .findFirst();
    }
}
