package dev.guildwire.rooms.login;

import dev.guildwire.rooms.problem.Problem;
import dev.guildwire.rooms.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/// Tells a script where to log in, and to come back to the page that it runs on.
final class LoginEntryPoint implements AuthenticationEntryPoint {

    private final LoginProperties properties;
    private final ProblemWriter problems;

    LoginEntryPoint(LoginProperties properties, ProblemWriter problems) {
        this.properties = properties;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        var returnTo = ReturnTo.ofReferer(request.getHeader(HttpHeaders.REFERER), properties.baseUrl());
        problems.write(request, response, Problem.LOGIN_REQUIRED.refusal().with("login", returnTo.login()));
    }
}
