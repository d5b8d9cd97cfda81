package dev.guildwire.rooms.login;

import dev.guildwire.rooms.problem.Problem;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.stereotype.Component;

/// Finds out who came back from Discord, and lets in who is in a guild that we serve.
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
        var standing = given(memberships.ask(user.id(), token));
        if (standing.guilds().isEmpty()) {
            throw new LoginFault(Problem.NO_SERVED_GUILD);
        }
        return new DiscordPerson(user, standing);
    }

    private static <T> T given(DiscordAnswer<T> answer) {
        return switch (answer) {
            case DiscordAnswer.Given<T>(T value) -> value;
            case DiscordAnswer.Refused<T> _, DiscordAnswer.Unavailable<T> _ ->
                throw new LoginFault(Problem.DISCORD_UNAVAILABLE);
        };
    }
}
