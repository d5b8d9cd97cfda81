package dev.guildwire.simulator.rest;

import dev.guildwire.simulator.fault.Fault;
import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.http.Router;
import dev.guildwire.simulator.oauth.TokenEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Takes each request through faults, authentication and limits to its route, and writes it down.
public final class RestApi {

    /// Discord takes a version in the path, or none; all are answered alike here.
    private static final Pattern PREFIX = Pattern.compile("/api(/v\\d+)?(?=/|$)");

    private final Surroundings around;
    private final RateLimitOptions options;
    private final RestRoutes routes;
    private final RateLimits limits;
    private final Gate gate;
    private final RequestLog log = new RequestLog();

    public RestApi(Surroundings around, RateLimitOptions options) {
        this.around = around;
        this.options = options;
        this.limits = new RateLimits(around.world().clock(), options);
        this.gate = new Gate(new Authentication(around.application(), around.grants()), limits, around.faults());
        var token = new TokenEndpoint(around.application(), around.grants(), around.faults());
        this.routes = new RestRoutes()
                .anybody("POST", "/oauth2/token", call -> token.token(call.request()))
                .anybody("POST", "/oauth2/token/revoke", call -> token.revoke(call.request()));
        new GatewayRoutes(around.gateway()).addTo(routes);
        new UserRoutes(around.world()).addTo(routes);
        new ChannelRoutes(limits).addTo(routes);
        new ApplicationRoutes(around.world(), around.application()).addTo(routes);
        GuildRoutes.addTo(routes);
        RoleRoutes.addTo(routes);
        MemberRoutes.addTo(routes);
        BanRoutes.addTo(routes);
        VoiceStateRoutes.addTo(routes);
        MessageRoutes.addTo(routes);
    }

    public static boolean serves(String path) {
        return PREFIX.matcher(path).lookingAt();
    }

    /// Answers at once, or later when a fault delays the route.
    public void handle(Request request, Consumer<Answer> answer) {
        var path = PREFIX.matcher(request.path()).replaceFirst("");
        var match = routes.find(request, path.isEmpty() ? "/" : path);
        var template = match.map(m -> m.route().template()).orElse("unknown");
        var given = match.map(m -> answer(m, path)).orElseGet(() -> unknown(path));
        log.add(new RequestLog.Entry(
                around.world().clock().instant(),
                request.method(),
                path,
                match.map(m -> request.method() + " " + template).orElse(template),
                given.status(),
                AuditReason.of(request).orElse(null)));
        around.faults()
                .next(Fault.Delay.class, f -> f.covers(request.method(), template, path))
                .ifPresentOrElse(
                        delay -> around.thread().after(Duration.ofMillis(delay.delayMs()), () -> answer.accept(given)),
                        () -> answer.accept(given));
    }

    /// All routes, each as a fault names it.
    public List<String> routes() {
        return routes.names();
    }

    public RequestLog log() {
        return log;
    }

    public RateLimitOptions limits() {
        return limits.options();
    }

    /// Sets the limits anew; all counts begin at zero.
    public void limit(RateLimitOptions options) {
        limits.configure(options);
    }

    /// Forgets all requests and goes back to the limits of the start.
    public void reset() {
        log.clear();
        limit(options);
    }

    private Answer answer(Router.Match<RestRoute> match, String path) {
        var decision = gate.decide(match, path);
        var answer = decision.instead().orElseGet(() -> take(match, decision.caller()));
        gate.countIfInvalid(answer);
        return answer.with(decision.headers());
    }

    private Answer take(Router.Match<RestRoute> match, Caller caller) {
        try {
            return match.route().handler().handler().apply(new Call(match.request(), caller, around.world()));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer unknown(String path) {
        return RestAnswers.error(routes.knows(path) ? ErrorCode.METHOD_NOT_ALLOWED : ErrorCode.NOT_FOUND);
    }
}
