package dev.guildwire.rooms.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;

/// Keeps Spring Security's authorization request while the person is at Discord. Only what cannot be known again is
/// kept; the rest is the registration's.
final class PendingLogins implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /// A request's attribute with the page to go to after its login.
    static final String RETURN_TO = PendingLogins.class.getName() + ".returnTo";

    private final RedisPendingLogins pending;
    private final BrowserBinding browsers;
    private final ClientRegistration discord;
    private final Duration timeout;

    PendingLogins(RedisPendingLogins pending, BrowserBinding browsers, ClientRegistration discord, Duration timeout) {
        this.pending = pending;
        this.browsers = browsers;
        this.discord = discord;
        this.timeout = timeout;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        throw new UnsupportedOperationException("a pending login can only be taken");
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest authorization,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (authorization == null) {
            return;
        }
        String verifier = Objects.requireNonNull(authorization.getAttribute(PkceParameterNames.CODE_VERIFIER));
        String returnTo = Objects.requireNonNull(authorization.getAttribute(ReturnTo.PARAMETER));
        var browser = browsers.findOrBegin(request, response);
        pending.put(
                Objects.requireNonNull(authorization.getState()),
                new PendingLogin(browser, verifier, returnTo),
                timeout);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var state = request.getParameter(OAuth2ParameterNames.STATE);
        var browser = browsers.find(request);
        if (state == null || browser.isEmpty()) {
            return null;
        }
        var login = pending.take(state).filter(found -> found.browser().equals(browser.get()));
        login.ifPresent(found -> request.setAttribute(RETURN_TO, found.returnTo()));
        return login.map(found -> rebuild(state, found)).orElse(null);
    }

    private OAuth2AuthorizationRequest rebuild(String state, PendingLogin login) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(discord.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(discord.getProviderDetails().getAuthorizationUri()))
                .redirectUri(discord.getRedirectUri())
                .scopes(discord.getScopes())
                .state(state)
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, discord.getRegistrationId());
                    attributes.put(PkceParameterNames.CODE_VERIFIER, login.codeVerifier());
                })
                .build();
    }
}
