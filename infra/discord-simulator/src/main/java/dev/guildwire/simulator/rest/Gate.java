package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.fault.Fault;
import dev.guildwire.simulator.fault.Faults;
import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.http.Router;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides whether a request gets to its route: not when the address is banned, a fault answers instead, the caller is
/// nobody the route is for, or a limit is used up.
final class Gate {

    private static final double MILLIS = 1000;
    private static final double DEFAULT_RETRY_SECONDS = 1;

    private final Authentication authentication;
    private final RateLimits limits;
    private final Faults faults;

    Gate(Authentication authentication, RateLimits limits, Faults faults) {
        this.authentication = authentication;
        this.limits = limits;
        this.faults = faults;
    }

    /// @param instead of the route's own answer
    /// @param headers for either answer
    record Decision(Caller caller, Optional<Answer> instead, Map<String, String> headers) {

        static Decision answer(Caller caller, Answer instead) {
            return new Decision(caller, Optional.of(instead), Map.of());
        }
    }

    Decision decide(Router.Match<RestRoute> match, String path) {
        var caller = authentication.caller(match.request());
        var banned = limits.banned();
        if (banned.isPresent()) {
            return Decision.answer(caller, RestAnswers.banned(banned.get()));
        }
        var fault = faults.next(
                Fault.AnswerWith.class,
                f -> f.covers(match.request().method(), match.route().template(), path));
        if (fault.isPresent()) {
            return Decision.answer(caller, faulty(fault.get()));
        }
        var refused = refused(match.route().handler(), caller);
        if (refused.isPresent()) {
            return Decision.answer(caller, RestAnswers.error(refused.get()));
        }
        return limited(match, caller);
    }

    /// Discord counts what it has to refuse.
    void countIfInvalid(Answer answer) {
        boolean refused = answer.status() == 401 || answer.status() == 403;
        boolean limited =
                answer.status() == 429 && !"shared".equals(answer.headers().get("X-RateLimit-Scope"));
        if (refused || limited) {
            limits.countInvalid();
        }
    }

    private Decision limited(Router.Match<RestRoute> match, Caller caller) {
        if (caller instanceof Caller.Bot) {
            var retryAfter = limits.countGlobal();
            if (retryAfter.isPresent()) {
                return Decision.answer(caller, RestAnswers.rateLimited(retryAfter.get(), "global"));
            }
        }
        var verdict = limits.count(
                match.route().handler().limit(), resource(match.request().params(), caller));
        var instead = verdict.retryAfter().map(millis -> RestAnswers.rateLimited(millis, "user"));
        return new Decision(caller, instead, verdict.headers());
    }

    private static Optional<ErrorCode> refused(RestRoute route, Caller caller) {
        var allowed = route.allowed();
        boolean welcome = allowed.contains(RestRoute.Access.ANYBODY)
                || switch (caller) {
                    case Caller.Bot _ -> allowed.contains(RestRoute.Access.BOT);
                    case Caller.Bearer _ -> allowed.contains(RestRoute.Access.BEARER);
                    case Caller.Unknown _ -> false;
                };
        return welcome ? Optional.empty() : Optional.of(ErrorCode.UNAUTHORIZED);
    }

    private static Answer faulty(Fault.AnswerWith fault) {
        double seconds = fault.retryAfter() == null ? DEFAULT_RETRY_SECONDS : fault.retryAfter();
        if (fault.status() == 429) {
            return RestAnswers.rateLimited((long) (seconds * MILLIS), fault.scope() == null ? "user" : fault.scope());
        }
        var answer =
                fault.status() == 401 ? RestAnswers.error(ErrorCode.UNAUTHORIZED) : RestAnswers.status(fault.status());
        return fault.retryAfter() == null
                ? answer
                : answer.with("Retry-After", Long.toString((long) Math.ceil(seconds)));
    }

    /// What limits are counted apart for: the top-level resource, and each person's token.
    private static String resource(Map<String, String> params, Caller caller) {
        var token = caller instanceof Caller.Bearer bearer ? bearer.grant().accessToken() : "";
        return Stream.of(params.getOrDefault("guild_id", ""), params.getOrDefault("channel_id", ""), token)
                .collect(Collectors.joining(" "));
    }
}
