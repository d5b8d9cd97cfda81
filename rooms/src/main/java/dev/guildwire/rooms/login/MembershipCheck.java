package dev.guildwire.rooms.login;

import dev.guildwire.contracts.event.MembershipLost;
import dev.guildwire.contracts.session.LoginSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Asks Discord again which guilds a person is in and what roles they have, when it was last asked too long ago.
@Component
class MembershipCheck {

    /// How soon Discord is asked again after it did not answer. Until then what was known holds: an outage of
    /// Discord's throws nobody out.
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final RedisSessions sessions;
    private final Memberships memberships;
    private final LoginMetrics metrics;
    private final LoginProperties properties;
    private final Clock clock;

    MembershipCheck(
            RedisSessions sessions,
            Memberships memberships,
            LoginMetrics metrics,
            LoginProperties properties,
            Clock clock) {
        this.sessions = sessions;
        this.memberships = memberships;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
    }

    /// Gives the login as it is now, perhaps without any guild.
    DiscordAnswer<LoginSession> check(SessionRecord session, String accessToken) {
        if (clock.instant().isBefore(session.checkAt())) {
            return new DiscordAnswer.Given<>(session.login());
        }
        var answer = memberships.ask(session.login().userId(), accessToken);
        metrics.checked(answer);
        return switch (answer) {
            case DiscordAnswer.Given<Standing>(Standing standing) ->
                new DiscordAnswer.Given<>(update(session, standing));
            case DiscordAnswer.Refused<Standing> _ -> new DiscordAnswer.Refused<>();
            case DiscordAnswer.Unavailable<Standing> _ -> {
                sessions.setCheckAt(session.id(), clock.instant().plus(AGAIN));
                yield new DiscordAnswer.Given<>(session.login());
            }
        };
    }

    /// When the login was changed meanwhile, somebody left a guild this very moment: then it stays due.
    private LoginSession update(SessionRecord session, Standing standing) {
        var old = session.login();
        var login = standing.applyTo(old);
        if (sessions.setLogin(session, login, lost(old, login))) {
            sessions.setCheckAt(session.id(), clock.instant().plus(properties.checkEvery()));
        }
        return login;
    }

    private static List<MembershipLost> lost(LoginSession old, LoginSession now) {
        var left = now.guilds().stream().map(LoginSession.Guild::id).collect(Collectors.toSet());
        return old.guilds().stream()
                .map(LoginSession.Guild::id)
                .filter(guild -> !left.contains(guild))
                .map(guild -> new MembershipLost(old.userId(), guild))
                .toList();
    }
}
