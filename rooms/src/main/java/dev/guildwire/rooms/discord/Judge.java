package dev.guildwire.rooms.discord;

import dev.guildwire.rooms.discord.Answer.NoAnswer;
import dev.guildwire.rooms.discord.Answer.Response;
import dev.guildwire.rooms.discord.DiscordResult.Refused;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.rooms.discord.DiscordResult.Unavailable;
import dev.guildwire.rooms.discord.RateLimit.Scope;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Decides what an answer of Discord means for its request, its bucket and all others. It knows no state and no time.
final class Judge {

    /// For a 429 that does not say how long.
    private static final Duration UNSAID = Duration.ofSeconds(5);

    /// Retry-After is in whole seconds where the body does not say it more exactly.
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final Backoff backoff;
    private final int maxTries;
    private final JsonMapper json;

    Judge(Backoff backoff, int maxTries, JsonMapper json) {
        this.backoff = backoff;
        this.maxTries = maxTries;
        this.json = json;
    }

    /// @param tries    with this one
    /// @param patience what is left of it
    Verdict judge(Answer answer, int tries, Duration patience) {
        return switch (answer) {
            case NoAnswer(var why) -> retry(Report.NOTHING, tries, patience, Duration.ZERO, why);
            case Response response -> judge(response, tries, patience);
        };
    }

    private Verdict judge(Response response, int tries, Duration patience) {
        var report = Report.of(response.limit());
        var status = response.status();
        if (status >= 200 && status < 300) {
            return new Verdict(new Success(status, response.body()), report, "success");
        } else if (status >= 500) {
            return retry(report, tries, patience, wait(response, Duration.ZERO), "5xx");
        }
        return switch (status) {
            case 401 -> new Verdict(null, report.asFree().asInvalid().asRefused(), "401");
            case 403 -> new Verdict(refused(response), report.asInvalid(), "403");
            case 429 -> limited(response, report, tries, patience);
            default -> new Verdict(refused(response), report, "4xx");
        };
    }

    private Verdict retry(Report report, int tries, Duration patience, Duration asked, String why) {
        var wait = longer(asked, backoff.after(tries));
        var held = report.holding(wait.toMillis(), "retry");
        var over = tries >= maxTries || wait.compareTo(patience) >= 0;
        return new Verdict(over ? new Unavailable(tries, why) : null, over ? report : held, why);
    }

    /// Retry-After stands, whatever our own ladder says. Nobody waits for what it puts beyond the caller's patience.
    private Verdict limited(Response response, Report report, int tries, Duration patience) {
        var wait = wait(response, UNSAID);
        var scope = response.limit().scope();
        var held = held(report, response.limit(), wait).asFree();
        var hopeless = wait.compareTo(patience) >= 0;
        return new Verdict(
                hopeless ? new Unavailable(tries, "Discord asks to wait for " + wait.toSeconds() + " s") : null,
                scope == Scope.SHARED ? held : held.asInvalid(),
                "429_" + scope.name().toLowerCase(Locale.ROOT));
    }

    private static Report held(Report report, RateLimit limit, Duration wait) {
        var cause = limit.scope() == Scope.SHARED ? "shared" : "bucket";
        if (limit.scope() == Scope.GLOBAL) {
            return report.halting(wait.toMillis());
        }
        return isHidden(limit, wait)
                ? report.holdingAlone(wait.toMillis(), cause)
                : report.holding(wait.toMillis(), cause);
    }

    /// Some limits show in no header, such as that of renaming a channel twice in ten minutes. They ask to wait for
    /// longer than the bucket does, and other routes of the bucket may go on.
    private static boolean isHidden(RateLimit limit, Duration wait) {
        return limit.bucket() != null && wait.compareTo(limit.resetAfter().plus(ROUNDING)) > 0;
    }

    /// The body's `retry_after` has the fractions that the header lacks.
    private Duration wait(Response response, Duration unsaid) {
        var exact = RateLimit.seconds(tree(response.body()).path("retry_after").asString(""));
        if (exact != null) {
            return exact;
        }
        var header = response.limit().retryAfter();
        return header == null ? unsaid : header;
    }

    private Refused refused(Response response) {
        var tree = tree(response.body());
        return new Refused(
                response.status(),
                tree.path("code").asInt(0),
                tree.path("message").asString("Discord gave no reason"));
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            return json.createObjectNode();
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
