package dev.guildwire.rooms.login;

import dev.guildwire.rooms.problem.Problem;
import dev.guildwire.rooms.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.web.filter.OncePerRequestFilter;

/// Renews a session that is due before a script or a person uses it. Files that pages load are not worth asking.
///
/// A session that is over leaves the request anonymous: the API says 401, a page goes to the login and comes back.
final class RenewalFilter extends OncePerRequestFilter {

    private final Renewals renewals;
    private final LoginProperties properties;
    private final CookieSerializer cookies;
    private final ProblemWriter problems;
    private final Clock clock;

    RenewalFilter(
            Renewals renewals,
            LoginProperties properties,
            CookieSerializer cookies,
            ProblemWriter problems,
            Clock clock) {
        this.renewals = renewals;
        this.properties = properties;
        this.cookies = cookies;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isPage(request) && !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session == null || !isDue(session) || renew(request, response, session)) {
            chain.doFilter(request, response);
        }
    }

    /// @return whether the request goes on
    private boolean renew(HttpServletRequest request, HttpServletResponse response, HttpSession session)
            throws IOException {
        switch (renewals.renew(session.getId())) {
            case Renewal.Current current -> {
                Logins.renewed(request, current.login());
                cookies.writeCookieValue(new CookieValue(request, response, session.getId()));
                return true;
            }
            case Renewal.Ended _ -> {
                session.invalidate();
                if (isPage(request) && !mayHaveFragment(request)) {
                    response.sendRedirect(ReturnTo.of(page(request)).login());
                    return false;
                }
                return true;
            }
            case Renewal.Unavailable _ -> {
                problems.write(
                        request, response, Problem.DISCORD_UNAVAILABLE.refusal().retryAfter(Duration.ofSeconds(5)));
                return false;
            }
        }
    }

    /// An invite is in a fragment, which a redirect would lose: the page of a room finds its own way to the login.
    private static boolean mayHaveFragment(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/game/");
    }

    private static String page(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private boolean isDue(HttpSession session) {
        var grant = (DiscordGrant) session.getAttribute(DiscordGrant.ATTRIBUTE);
        var checkAt = (Long) session.getAttribute(Logins.CHECK_AT);
        var now = clock.instant();
        return now.toEpochMilli() >= checkAt || grant.expiresWithin(properties.refreshBefore(), now);
    }

    private static boolean isPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return "GET".equals(request.getMethod())
                && accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().startsWith("/auth/");
    }
}
