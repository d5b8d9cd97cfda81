package dev.guildwire.rooms.login;

import dev.guildwire.rooms.problem.Problem;
import dev.guildwire.rooms.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/// Lets nobody else's page write with our cookie. Browsers send `Origin` with every such request, and one that sends
/// neither that nor `Sec-Fetch-Site: same-origin` is not believed.
final class OriginFilter extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final LoginProperties properties;
    private final ProblemWriter problems;

    OriginFilter(LoginProperties properties, ProblemWriter problems) {
        this.properties = properties;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READS.contains(request.getMethod()) || !carriesSession(request) || isOurs(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, Problem.FOREIGN_ORIGIN.refusal());
        }
    }

    private boolean carriesSession(HttpServletRequest request) {
        return WebUtils.getCookie(request, properties.cookie()) != null;
    }

    private boolean isOurs(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null
                ? "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                : properties.allowedOrigins().contains(origin);
    }
}
