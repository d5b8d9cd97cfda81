package dev.guildwire.rooms.guild;

import dev.guildwire.contracts.id.GuildId;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param only serve these guilds and no others; all that the bot is in when empty
@ConfigurationProperties("guildwire.guild")
record GuildProperties(Set<GuildId> only) {

    GuildProperties {
        only = Set.copyOf(only);
    }

    boolean serves(GuildId guild) {
        return only.isEmpty() || only.contains(guild);
    }
}
