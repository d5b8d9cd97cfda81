package dev.guildwire.rooms.guild;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The guilds that are served: those the bot is in, or the configured one of them.
@Component
public class GuildDirectory {

    private final RedisGuilds guilds;
    private final GuildProperties properties;

    GuildDirectory(RedisGuilds guilds, GuildProperties properties) {
        this.guilds = guilds;
        this.properties = properties;
    }

    /// All served guilds, by name.
    public List<Guild> served() {
        return guilds.all().stream()
                .filter(guild -> properties.serves(guild.id()))
                .sorted(Comparator.comparing(Guild::name)
                        .thenComparing(guild -> guild.id().value()))
                .toList();
    }

    public Optional<Guild> find(GuildId guild) {
        return properties.serves(guild) ? Optional.ofNullable(guilds.find(guild)) : Optional.empty();
    }

    /// A guild's voice channels in the order of Discord's own list: those without a category first, then by their
    /// categories' positions; ids break ties. Empty when the guild is not served; one with channels is known, and
    /// not asked for by itself.
    public Optional<List<Channel>> voiceChannels(GuildId guild) {
        var all = properties.serves(guild) ? guilds.channels(guild) : List.<Channel>of();
        return all.isEmpty() && find(guild).isEmpty() ? Optional.empty() : Optional.of(voiceChannels(all));
    }

    private static List<Channel> voiceChannels(List<Channel> all) {
        var byId = all.stream().collect(Collectors.toMap(Channel::id, Function.identity()));
        var byCategory = Comparator.<Channel>comparingLong(channel -> {
            var category = channel.parentId() == null ? null : byId.get(channel.parentId());
            return category == null ? -1 : category.position();
        });
        return all.stream()
                .filter(Channel::isVoice)
                .sorted(byCategory
                        .thenComparingInt(Channel::position)
                        .thenComparing(channel -> channel.id().value(), Long::compareUnsigned))
                .toList();
    }

    /// The guild that a channel is in, as long as it is known; of guilds that are not served too.
    public Optional<GuildId> guildOf(ChannelId channel) {
        return Optional.ofNullable(guilds.guildOf(channel));
    }

    public List<Role> roles(GuildId guild) {
        return guilds.roles(guild);
    }
}
