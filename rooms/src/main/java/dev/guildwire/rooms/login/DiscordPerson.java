package dev.guildwire.rooms.login;

import dev.guildwire.contracts.session.LoginSession;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.user.OAuth2User;

/// Who came back from Discord, until the session is there.
record DiscordPerson(DiscordUser user, Standing standing) implements OAuth2User {

    LoginSession login(String sid) {
        return new LoginSession(user.id(), user.username(), user.avatar(), sid, standing.admin(), standing.guilds());
    }

    @Override
    public String getName() {
        return user.id().toString();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }
}
