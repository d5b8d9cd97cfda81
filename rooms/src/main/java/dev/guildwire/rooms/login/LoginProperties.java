package dev.guildwire.rooms.login;

import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param baseUrl         where browsers find us
/// @param allowedOrigins  whose pages may write with our cookie
/// @param discordApi      Discord's REST address, version included
/// @param encryptionKeys  texts that the keys for Discord's tokens are derived from, the first encrypts; comma list
/// @param cookie          name of the session's cookie
/// @param idleTimeout     a session not used for so long ends
/// @param absoluteTimeout a session older than this ends, used or not
/// @param refreshBefore   how long before its end an access token is refreshed
/// @param checkEvery      how often Discord is asked which guilds a person is in, while they are here
/// @param pendingTimeout  how long a person may take at Discord
/// @param adminUserIds    people who are admins
/// @param adminRoleIds    roles whose holders are admins
@ConfigurationProperties("guildwire.login")
record LoginProperties(
        URI baseUrl,
        Set<String> allowedOrigins,
        URI discordApi,
        Secret encryptionKeys,
        String cookie,
        @DefaultValue("30d") Duration idleTimeout,
        @DefaultValue("90d") Duration absoluteTimeout,
        @DefaultValue("1d") Duration refreshBefore,
        @DefaultValue("5m") Duration checkEvery,
        @DefaultValue("10m") Duration pendingTimeout,
        Set<UserId> adminUserIds,
        Set<RoleId> adminRoleIds) {

    LoginProperties {
        allowedOrigins = Set.copyOf(allowedOrigins);
        adminUserIds = Set.copyOf(adminUserIds);
        adminRoleIds = Set.copyOf(adminRoleIds);
    }

    /// Cookies go over TLS only, except on a developer's own machine.
    boolean secureCookies() {
        return !("http".equals(baseUrl.getScheme()) && isLocal(baseUrl.getHost()));
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1");
    }
}
