package dev.guildwire.ingest.gateway;

import dev.guildwire.contracts.id.GuildId;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.Compression;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param botToken       of the bot whose guilds are served; a secret without a default
/// @param apiUrl         of Discord's REST API, with its version
/// @param gatewayUrl     of the gateway; normally absent and asked of `GET /gateway/bot`
/// @param guildId        the one guild to serve; empty: all guilds the bot is in
/// @param intents        beyond GUILDS and GUILD_VOICE_STATES, which are always asked for. GUILD_MEMBERS tells who left
///                       a guild (privileged: switch it on in Discord's developer portal), GUILD_MODERATION tells bans
/// @param compression    of the gateway's frames
/// @param queueCapacity  dispatches of one shard that may wait for translation; when it is full the socket waits
/// @param retryMin       pause before a failed login is tried again, doubled each time
/// @param retryMax       its limit
/// @param sessionTimeout after so long without a sign of life another ingest gets the shards; the brokers allow 6 s at
///                       least by default
/// @param handOver       how long a shard that now belongs to another ingest goes on here, at most, until that one has
///                       taken it over; how long that one holds back, at most
@ConfigurationProperties("guildwire.discord")
record DiscordProperties(
        BotToken botToken,
        @DefaultValue("https://discord.com/api/v10") URI apiUrl,
        @Nullable URI gatewayUrl,
        @DefaultValue("") String guildId,
        @DefaultValue Set<GatewayIntent> intents,
        @DefaultValue("ZLIB") Compression compression,
        @DefaultValue("65536") int queueCapacity,
        @DefaultValue("1s") Duration retryMin,
        @DefaultValue("60s") Duration retryMax,
        @DefaultValue("10s") Duration sessionTimeout,
        @DefaultValue("2m") Duration handOver) {

    DiscordProperties {
        intents = Set.copyOf(intents);
        if (!guildId.isEmpty()) {
            guildId = GuildId.of(guildId).toString();
        }
        if (queueCapacity < 1) {
            throw new IllegalArgumentException("guildwire.discord.queue-capacity must be at least 1");
        }
    }

    boolean serves(GuildId guild) {
        return guildId.isEmpty() || guildId.equals(guild.toString());
    }
}
