package dev.guildwire.simulator;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An application that lets people log in.
public final class OAuthClient {

    public static final String REDIRECT_URI = "http://localhost:8080/callback";

    private final Simulator simulator;
    private final TestClient client;

    public OAuthClient(Simulator simulator) {
        this.simulator = simulator;
        this.client = new TestClient(simulator);
    }

    public record Tokens(String accessToken, String refreshToken) {}

    /// The query of a right request, for a test to change.
    public Map<String, String> asking(String scope) {
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", simulator.options().application().clientId());
        query.put("redirect_uri", REDIRECT_URI);
        query.put("response_type", "code");
        query.put("scope", scope);
        query.put("state", "s t&te");
        return query;
    }

    public HttpResponse<String> authorize(Map<String, String> query) {
        return client.send("GET", "/oauth2/authorize?" + encoded(query), "");
    }

    /// What the redirection carries.
    public static Map<String, String> answer(HttpResponse<String> redirection) {
        var location = URI.create(redirection.headers().firstValue("location").orElseThrow());
        return Stream.of(location.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /// The code a person's consent gives.
    public String code(String person, String scope) {
        return code(person, asking(scope));
    }

    public String code(String person, Map<String, String> query) {
        query.put("user_id", person);
        return code(authorize(query));
    }

    public static String code(HttpResponse<String> redirection) {
        return answer(redirection).getOrDefault("code", "");
    }

    public HttpResponse<String> exchange(String code, String... more) {
        var form = form("authorization_code");
        form.put("code", code);
        form.put("redirect_uri", REDIRECT_URI);
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return token(form);
    }

    public HttpResponse<String> refresh(String refreshToken) {
        var form = form("refresh_token");
        form.put("refresh_token", refreshToken);
        return token(form);
    }

    public HttpResponse<String> revoke(String token) {
        var form = form("");
        form.put("token", token);
        return client.send("POST", "/api/v10/oauth2/token/revoke", encoded(form));
    }

    public HttpResponse<String> token(Map<String, String> form) {
        return client.send("POST", "/api/v10/oauth2/token", encoded(form));
    }

    public Tokens tokensOf(String person, String scope) {
        return tokens(exchange(code(person, scope)));
    }

    public static Tokens tokens(HttpResponse<String> response) {
        var json = TestClient.json(response);
        return new Tokens(
                json.path("access_token").asString(), json.path("refresh_token").asString());
    }

    private Map<String, String> form(String grantType) {
        var form = new LinkedHashMap<String, String>();
        form.put("client_id", simulator.options().application().clientId());
        form.put("client_secret", simulator.options().application().clientSecret());
        form.put("grant_type", grantType);
        return form;
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
