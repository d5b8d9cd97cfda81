package dev.guildwire.rooms.login;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Asks Discord about a person with the person's own token. These requests have limits of their own at Discord and
/// take nothing from the bot's, so they do not go through the bot's queue.
@Component
class DiscordUsers {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final ParameterizedTypeReference<DiscordUser> USER = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<DiscordUser.Guild>> GUILDS =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<DiscordUser.Member> MEMBER = new ParameterizedTypeReference<>() {};

    /// Discord lets a person's guilds be asked for about once a second, and several tabs may log in at once.
    private static final int TRIES = 4;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

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

    /// The person's roles in a guild; the token needs the scope `guilds.members.read`.
    DiscordAnswer<List<RoleId>> roles(String accessToken, GuildId guild) {
        return get("/users/@me/guilds/" + guild + "/member", accessToken, MEMBER)
                .then(member -> new DiscordAnswer.Given<>(member.roles()));
    }

    private <T> DiscordAnswer<T> get(String path, String accessToken, ParameterizedTypeReference<T> type) {
        var limited = Duration.ZERO;
        for (var tries = 0; tries < TRIES && limited.compareTo(LONGEST_WAIT) <= 0; tries++) {
            LockSupport.parkNanos(limited.toNanos());
            try {
                return new DiscordAnswer.Given<>(ask(path, accessToken, type));
            } catch (HttpClientErrorException.TooManyRequests e) {
                limited = retryAfter(e);
            } catch (HttpClientErrorException e) {
                return new DiscordAnswer.Refused<>();
            } catch (RestClientException e) {
                log.warn("Discord did not answer {}: {}", path, e.getClass().getSimpleName());
                return new DiscordAnswer.Unavailable<>();
            }
        }
        log.warn("Discord wants us to wait {} for {}", limited, path);
        return new DiscordAnswer.Unavailable<>();
    }

    private <T> T ask(String path, String accessToken, ParameterizedTypeReference<T> type) {
        var body = discord.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(accessToken))
                .retrieve()
                .body(type);
        if (body == null) {
            throw new RestClientException("no body");
        }
        return body;
    }

    /// Whole seconds, rounded up by Discord; a 429 without them is of something before Discord, and takes longer.
    private static Duration retryAfter(HttpClientErrorException e) {
        var seconds = Objects.requireNonNullElseGet(e.getResponseHeaders(), HttpHeaders::new)
                .getFirst(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("[0-9]{1,4}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ofHours(1);
    }
}
