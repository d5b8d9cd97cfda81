package dev.guildwire.rooms.login;

import dev.guildwire.rooms.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// What an operator may look at:
/// - `guildwire.login.ends`: people who came back from Discord, by `outcome` (`logged-in` or a problem's code)
/// - `guildwire.login.refreshes`, `guildwire.login.checks`: questions to Discord, by `answer`; anything but `given` for
///   minutes is an outage of Discord's, or of our credentials there
/// - `guildwire.login.sessions.ended`, by `cause`. Sessions that nobody uses any more end in Redis and are not counted.
@Component
class LoginMetrics {

    private final MeterRegistry registry;

    LoginMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void loggedIn() {
        registry.counter("guildwire.login.ends", "outcome", "logged-in").increment();
    }

    void failed(Problem problem) {
        registry.counter("guildwire.login.ends", "outcome", problem.code()).increment();
    }

    void refreshed(DiscordAnswer<?> answer) {
        registry.counter("guildwire.login.refreshes", "answer", text(answer)).increment();
    }

    void checked(DiscordAnswer<?> answer) {
        registry.counter("guildwire.login.checks", "answer", text(answer)).increment();
    }

    void ended(SessionEnds.Cause cause, long sessions) {
        registry.counter("guildwire.login.sessions.ended", "cause", cause.name().toLowerCase(Locale.ROOT))
                .increment((double) sessions);
    }

    private static String text(DiscordAnswer<?> answer) {
        return switch (answer) {
            case DiscordAnswer.Given<?> _ -> "given";
            case DiscordAnswer.Refused<?> _ -> "refused";
            case DiscordAnswer.Unavailable<?> _ -> "unavailable";
        };
    }
}
