package dev.guildwire.simulator.oauth;

import dev.guildwire.simulator.http.Forms;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.world.Snowflake;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an application asks of a person, as far as it is valid (RFC 6749, section 4.1.1).
///
/// @param state comes back unchanged
record AuthorizationRequest(
        String redirectUri, List<String> scopes, @Nullable String state, Consent.@Nullable Challenge challenge) {

    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    /// What comes of reading a request.
    sealed interface Reading {

        record Valid(AuthorizationRequest request) implements Reading {}

        /// @param reason for the person; it is not safe to send anybody to an address that may be wrong
        record Invalid(String reason) implements Reading {}
    }

    static Reading read(Request request, String clientId, Set<String> redirectUris) {
        var redirectUri = request.query("redirect_uri").orElse("");
        var scopes = Arrays.stream(request.query("scope").orElse("").split(" "))
                .filter(scope -> !scope.isEmpty())
                .toList();
        if (!request.query("client_id").orElse("").equals(clientId)) {
            return new Reading.Invalid("Unknown application");
        } else if (!isLocal(redirectUri) && !redirectUris.contains(redirectUri)) {
            return new Reading.Invalid("Invalid OAuth2 redirect_uri");
        } else if (!request.query("response_type").orElse("").equals("code")) {
            return new Reading.Invalid("Invalid OAuth2 response_type: only \"code\" is simulated");
        } else if (scopes.isEmpty()) {
            return new Reading.Invalid("Scope is required");
        }
        return new Reading.Valid(new AuthorizationRequest(
                redirectUri, scopes, request.query("state").orElse(null), challenge(request)));
    }

    String granted(String code) {
        return back(Map.of("code", code));
    }

    String denied() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("error", "access_denied");
        fields.put("error_description", "The resource owner or authorization server denied the request");
        return back(fields);
    }

    Consent by(Snowflake user) {
        return new Consent(user, scopes, redirectUri, challenge);
    }

    private String back(Map<String, String> answer) {
        var fields = new LinkedHashMap<>(answer);
        if (state != null) {
            fields.put("state", state);
        }
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + Forms.encode(fields);
    }

    private static Consent.@Nullable Challenge challenge(Request request) {
        return request.query("code_challenge")
                .map(value -> new Consent.Challenge(
                        value, request.query("code_challenge_method").orElse("plain")))
                .orElse(null);
    }

    private static boolean isLocal(String uri) {
        try {
            var host = URI.create(uri).getHost();
            return host != null && LOCAL_HOSTS.contains(host);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
