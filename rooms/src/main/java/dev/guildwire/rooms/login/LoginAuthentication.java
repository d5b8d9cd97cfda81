package dev.guildwire.rooms.login;

import dev.guildwire.contracts.session.LoginSession;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/// A request of a person who is logged in; the principal is the [LoginSession].
final class LoginAuthentication extends AbstractAuthenticationToken {

    static final String ADMIN = "ROLE_ADMIN";

    private static final long serialVersionUID = 1L;

    private final transient LoginSession login;

    LoginAuthentication(LoginSession login) {
        super(login.admin() ? AuthorityUtils.createAuthorityList(ADMIN) : AuthorityUtils.NO_AUTHORITIES);
        this.login = login;
        setAuthenticated(true);
    }

    @Override
    public LoginSession getPrincipal() {
        return login;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return login.userId().toString();
    }
}
