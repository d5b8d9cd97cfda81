package dev.guildwire.rooms.login;

import dev.guildwire.rooms.problem.Problem;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.stereotype.Component;

/// Finds out who came back from Discord and which served guilds they are in.
@Component
class DiscordPeople implements OAuth2UserService<OAuth2UserRequest, DiscordPerson> {

    private final DiscordUsers users;
    private final Memberships memberships;

    DiscordPeople(DiscordUsers users, Memberships memberships) {
        this.users = users;
        this.memberships = memberships;
    }

    @Override
    public DiscordPerson loadUser(OAuth2UserRequest request) {
        var token = request.getAccessToken().getTokenValue();
        var user = given(users.me(token));
        var guilds = memberships.served(given(users.guilds(token)));
        if (guilds.isEmpty()) {
            throw new LoginFault(Problem.NO_SERVED_GUILD);
        }
        return new DiscordPerson(user, guilds, memberships.isAdmin(user.id()));
    }

    private static <T> T given(DiscordAnswer<T> answer) {
        return switch (answer) {
            case DiscordAnswer.Given<T>(T value) -> value;
            case DiscordAnswer.Refused<T> _, DiscordAnswer.Unavailable<T> _ ->
                throw new LoginFault(Problem.DISCORD_UNAVAILABLE);
        };
    }
}
