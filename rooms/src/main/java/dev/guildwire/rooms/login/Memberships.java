package dev.guildwire.rooms.login;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.guild.GuildDirectory;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What a person's guilds and roles mean to us.
@Component
class Memberships {

    private final GuildDirectory directory;
    private final LoginProperties properties;

    Memberships(GuildDirectory directory, LoginProperties properties) {
        this.directory = directory;
        this.properties = properties;
    }

    /// The served ones of a person's guilds, by name.
    List<LoginSession.Guild> served(List<DiscordUser.Guild> guilds) {
        var ids = guilds.stream().map(DiscordUser.Guild::id).collect(Collectors.toSet());
        return directory.served().stream()
                .filter(guild -> ids.contains(guild.id()))
                .map(guild -> new LoginSession.Guild(guild.id(), guild.name(), guild.icon()))
                .toList();
    }

    boolean isAdmin(UserId user) {
        return properties.adminUserIds().contains(user);
    }
}
