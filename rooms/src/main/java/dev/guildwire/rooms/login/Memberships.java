package dev.guildwire.rooms.login;

import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.guild.Guild;
import dev.guildwire.rooms.guild.GuildDirectory;
import dev.guildwire.rooms.guild.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds out what a person is to us: which served guilds they are in, and whether they are an admin.
@Component
class Memberships {

    private final DiscordUsers discord;
    private final GuildDirectory directory;
    private final LoginProperties properties;

    Memberships(DiscordUsers discord, GuildDirectory directory, LoginProperties properties) {
        this.discord = discord;
        this.directory = directory;
        this.properties = properties;
    }

    DiscordAnswer<Standing> ask(UserId user, String accessToken) {
        var served = directory.served();
        if (served.isEmpty()) {
            // The bot's guilds are not known yet; that says nothing about the person.
            return new DiscordAnswer.Unavailable<>();
        }
        return discord.guilds(accessToken).then(guilds -> standing(user, accessToken, common(served, guilds)));
    }

    boolean isAdmin(UserId user, Collection<RoleId> roles) {
        return properties.adminUserIds().contains(user) || !Collections.disjoint(properties.adminRoleIds(), roles);
    }

    private DiscordAnswer<Standing> standing(UserId user, String accessToken, List<LoginSession.Guild> guilds) {
        for (var guild : guilds) {
            if (hasAdminRoles(guild)) {
                switch (discord.roles(accessToken, guild.id())) {
                    case DiscordAnswer.Given<List<RoleId>>(List<RoleId> roles)
                    when isAdmin(user, roles) -> {
                        return new DiscordAnswer.Given<>(new Standing(guilds, true));
                    }
                    case DiscordAnswer.Given<List<RoleId>> _, DiscordAnswer.Refused<List<RoleId>> _ -> {}
                    case DiscordAnswer.Unavailable<List<RoleId>> _ -> {
                        return new DiscordAnswer.Unavailable<>();
                    }
                }
            }
        }
        return new DiscordAnswer.Given<>(new Standing(guilds, isAdmin(user, List.of())));
    }

    private boolean hasAdminRoles(LoginSession.Guild guild) {
        return !properties.adminRoleIds().isEmpty()
                && directory.roles(guild.id()).stream().map(Role::id).anyMatch(properties.adminRoleIds()::contains);
    }

    private static List<LoginSession.Guild> common(List<Guild> served, List<DiscordUser.Guild> guilds) {
        var ids = guilds.stream().map(DiscordUser.Guild::id).collect(Collectors.toSet());
        return served.stream()
                .filter(guild -> ids.contains(guild.id()))
                .map(guild -> new LoginSession.Guild(guild.id(), guild.name(), guild.icon()))
                .toList();
    }
}
