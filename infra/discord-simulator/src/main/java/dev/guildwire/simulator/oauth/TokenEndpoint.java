package dev.guildwire.simulator.oauth;

import dev.guildwire.simulator.fault.Fault;
import dev.guildwire.simulator.fault.Faults;
import dev.guildwire.simulator.http.Answer;
import dev.guildwire.simulator.http.Request;
import dev.guildwire.simulator.wire.Json;
import dev.guildwire.simulator.world.Application;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `POST /oauth2/token` and `POST /oauth2/token/revoke`. Clients say who they are by HTTP Basic or in the form
/// (RFC 6749, section 2.3.1).
public final class TokenEndpoint {

    private final Application application;
    private final Grants grants;
    private final Faults faults;

    public TokenEndpoint(Application application, Grants grants, Faults faults) {
        this.application = application;
        this.grants = grants;
        this.faults = faults;
    }

    public Answer token(Request request) {
        var form = request.form();
        if (!isOurClient(request, form)) {
            return error(401, "invalid_client", null);
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> exchange(form);
            case "refresh_token" -> refresh(form);
            default -> error(400, "unsupported_grant_type", "Only authorization_code and refresh_token are simulated.");
        };
    }

    public Answer revoke(Request request) {
        var form = request.form();
        if (!isOurClient(request, form)) {
            return error(401, "invalid_client", null);
        }
        grants.revoke(form.getOrDefault("token", ""));
        return Answer.of(200, Answer.JSON, Json.bytes(Json.object()));
    }

    private Answer exchange(Map<String, String> form) {
        return grants.redeem(form.getOrDefault("code", ""))
                .filter(consent -> consent.redirectUri().equals(form.get("redirect_uri")))
                .filter(consent -> Pkce.fits(consent.challenge(), form.get("code_verifier")))
                .map(consent -> tokens(grants.issue(consent.userId(), consent.scopes())))
                .orElseGet(() -> error(400, "invalid_grant", "Invalid \"code\" in request."));
    }

    private Answer refresh(Map<String, String> form) {
        Optional<Grant> grant = faults.happens(Fault.RefuseRefresh.class)
                ? Optional.empty()
                : grants.refresh(form.getOrDefault("refresh_token", ""));
        return grant.map(this::tokens)
                .orElseGet(() -> error(400, "invalid_grant", "Invalid \"refresh_token\" in request."));
    }

    private Answer tokens(Grant grant) {
        long seconds = grants.tokenLifetime().toSeconds();
        var json = Json.object()
                .put("token_type", "Bearer")
                .put("access_token", grant.accessToken())
                .put("expires_in", seconds)
                .put("refresh_token", grant.refreshToken())
                .put("scope", String.join(" ", grant.scopes()));
        return Answer.of(200, Answer.JSON, Json.bytes(json)).with("Cache-Control", "no-store");
    }

    private boolean isOurClient(Request request, Map<String, String> form) {
        var basic = request.header("authorization").filter(value -> value.startsWith("Basic "));
        var expected = application.clientId() + ":" + application.clientSecret();
        var given = basic.map(value -> decoded(value.substring("Basic ".length())))
                .orElseGet(() -> form.get("client_id") + ":" + form.get("client_secret"));
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static Answer error(int status, String error, @Nullable String description) {
        var json = Json.object().put("error", error);
        if (description != null) {
            json.put("error_description", description);
        }
        return Answer.of(status, Answer.JSON, Json.bytes(json)).with("Cache-Control", "no-store");
    }
}
