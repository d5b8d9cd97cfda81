package dev.guildwire.rooms.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/// Begins a login at our own path, for the one provider there is, and remembers the page the person wanted.
final class LoginRequests implements OAuth2AuthorizationRequestResolver {

    static final String PATH = "/auth/discord/login";
    static final String REGISTRATION = "discord";

    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final boolean roles;

    /// @param roles whether people's roles are asked for too
    LoginRequests(ClientRegistrationRepository registrations, boolean roles) {
        this.roles = roles;
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return PATH.equals(request.getRequestURI()) ? resolve(request, REGISTRATION) : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        var resolved = requests.resolve(request, registration);
        var returnTo = ReturnTo.of(request.getParameter(ReturnTo.PARAMETER));
        return resolved == null
                ? null
                : withScopes(OAuth2AuthorizationRequest.from(resolved), resolved.getScopes())
                        // Who has consented before comes straight back.
                        .additionalParameters(parameters -> parameters.put("prompt", "none"))
                        .attributes(attributes -> attributes.put(ReturnTo.PARAMETER, returnTo.path()))
                        .build();
    }

    private OAuth2AuthorizationRequest.Builder withScopes(
            OAuth2AuthorizationRequest.Builder request, Set<String> scopes) {
        if (!roles) {
            return request;
        }
        var more = new LinkedHashSet<>(scopes);
        more.add("guilds.members.read");
        return request.scopes(more);
    }
}
