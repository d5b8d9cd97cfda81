package dev.guildwire.rooms.login;

import dev.guildwire.rooms.problem.Problem;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/// A login that ends with one of our own refusals, thrown through Spring Security's filter.
final class LoginFault extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    LoginFault(Problem problem) {
        super(new OAuth2Error(problem.code()));
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
