package dev.guildwire.rooms.login;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Asks Discord about a person with the person's own token. These requests have limits of their own at Discord and
/// take nothing from the bot's, so they do not go through the bot's queue.
@Component
class DiscordUsers {

    private static final Logger log = LoggerFactory.getLogger(DiscordUsers.class);
    private static final ParameterizedTypeReference<DiscordUser> USER = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<DiscordUser.Guild>> GUILDS =
            new ParameterizedTypeReference<>() {};

    private final RestClient discord;

    DiscordUsers(RestClient discordUserClient) {
        this.discord = discordUserClient;
    }

    DiscordAnswer<DiscordUser> me(String accessToken) {
        return get("/users/@me", accessToken, USER);
    }

    /// All guilds of the person: Discord lists up to 200, which is also the most anybody can be in.
    DiscordAnswer<List<DiscordUser.Guild>> guilds(String accessToken) {
        return get("/users/@me/guilds", accessToken, GUILDS);
    }

    private <T> DiscordAnswer<T> get(String path, String accessToken, ParameterizedTypeReference<T> type) {
        try {
            var body = discord.get()
                    .uri(path)
                    .headers(headers -> headers.setBearerAuth(accessToken))
                    .retrieve()
                    .body(type);
            return body == null ? new DiscordAnswer.Unavailable<>() : new DiscordAnswer.Given<>(body);
        } catch (HttpClientErrorException.Unauthorized _) {
            return new DiscordAnswer.Refused<>();
        } catch (RestClientException e) {
            log.warn("Discord did not answer {}: {}", path, e.getClass().getSimpleName());
            return new DiscordAnswer.Unavailable<>();
        }
    }
}
