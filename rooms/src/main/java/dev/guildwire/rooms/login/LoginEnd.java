package dev.guildwire.rooms.login;

import dev.guildwire.rooms.problem.Problem;
import dev.guildwire.rooms.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/// What happens when a person comes back from Discord: a session and the page they wanted, or a page that says why not.
///
/// Spring Security hands over Discord's tokens before the person; they wait in the request.
@Component
class LoginEnd implements AuthenticationSuccessHandler, AuthenticationFailureHandler, OAuth2AuthorizedClientRepository {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final String GRANT = LoginEnd.class.getName() + ".grant";

    private final Logins logins;
    private final ProblemWriter problems;
    private final LoginMetrics metrics;

    LoginEnd(Logins logins, ProblemWriter problems, LoginMetrics metrics) {
        this.logins = logins;
        this.problems = problems;
        this.metrics = metrics;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var grant = (OAuth2AuthorizedClient) Objects.requireNonNull(request.getAttribute(GRANT));
        var person = (DiscordPerson) Objects.requireNonNull(authentication.getPrincipal());
        var session = logins.begin(request, person, grant);
        // The session is written when the response begins.
        response.sendRedirect(returnTo(request).path());
        logins.note(session, person);
        metrics.loggedIn();
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        var problem = problem(fault);
        metrics.failed(problem);
        log.debug("a login ended with {}", problem, fault);
        problems.write(
                request,
                response,
                problem.refusal().with("login", returnTo(request).login()));
    }

    private static Problem problem(AuthenticationException fault) {
        if (fault instanceof LoginFault ours) {
            return ours.problem();
        }
        if (!(fault instanceof OAuth2AuthenticationException oauth)) {
            return Problem.INTERNAL;
        }
        return switch (oauth.getError().getErrorCode()) {
            case "access_denied" -> Problem.CONSENT_REFUSED;
            case "authorization_request_not_found", "invalid_state_parameter", "invalid_request", "invalid_grant" ->
                Problem.LOGIN_EXPIRED;
            default -> Problem.DISCORD_UNAVAILABLE;
        };
    }

    private static ReturnTo returnTo(HttpServletRequest request) {
        return ReturnTo.of((String) request.getAttribute(PendingLogins.RETURN_TO));
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request) {
        throw new UnsupportedOperationException("Discord's tokens are in the session");
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.setAttribute(GRANT, client);
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
        request.removeAttribute(GRANT);
    }
}
