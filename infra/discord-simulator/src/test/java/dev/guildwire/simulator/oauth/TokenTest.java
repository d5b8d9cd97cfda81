package dev.guildwire.simulator.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.OAuthClient;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import dev.guildwire.simulator.TestClock;
import dev.guildwire.simulator.world.Snowflake;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Codes, tokens, and what they are good for.
class TokenTest {

    /// RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final TestClock clock = new TestClock();
    private final Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withClock(clock));
    private final TestClient client = new TestClient(simulator);
    private final OAuthClient oauth = new OAuthClient(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void codeWhenExchangedGivesTokensForWhatWasAsked() {
        var response = oauth.exchange(oauth.code(Seeded.MIRA, "identify guilds"));

        var json = TestClient.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(json.path("expires_in").asInt()).isEqualTo(604_800);
        assertThat(json.path("scope").asString()).isEqualTo("identify guilds");
        assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(response.headers().firstValue("x-ratelimit-limit")).isEmpty();
    }

    @Test
    void codeWhenUsedTwiceIsRefused() {
        var code = oauth.code(Seeded.MIRA, "identify");
        oauth.exchange(code);

        expect(oauth.exchange(code), 400, "invalid_grant");
    }

    @Test
    void codeWhenItsTimeIsOverIsRefused() {
        var code = oauth.code(Seeded.MIRA, "identify");
        clock.advance(Duration.ofSeconds(61));

        expect(oauth.exchange(code), 400, "invalid_grant");
    }

    @Test
    void codeWhenTriedWithAnotherAddressIsUsedUp() {
        var code = oauth.code(Seeded.MIRA, "identify");

        expect(oauth.exchange(code, "redirect_uri", "http://localhost:8080/other"), 400, "invalid_grant");
        expect(oauth.exchange(code), 400, "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "S256, " + VERIFIER + ", 200",
        "S256, another-verifier, 400",
        "S256, '', 400",
        "plain, " + VERIFIER + ", 200",
        "plain, another-verifier, 400",
        "unknown, " + VERIFIER + ", 400",
    })
    void codeWhenAChallengeWasSentNeedsItsVerifier(String method, String verifier, int status) {
        var query = oauth.asking("identify");
        query.put("code_challenge", method.equals("S256") ? CHALLENGE : VERIFIER);
        query.put("code_challenge_method", method);
        var code = oauth.code(Seeded.MIRA, query);

        var response = verifier.isEmpty() ? oauth.exchange(code) : oauth.exchange(code, "code_verifier", verifier);

        assertThat(response.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "client_secret, wrong, 401, invalid_client",
        "client_id, 1, 401, invalid_client",
        "grant_type, password, 400, unsupported_grant_type",
    })
    void exchangeWhenTheClientIsWrongIsRefused(String field, String value, int status, String error) {
        expect(oauth.exchange(oauth.code(Seeded.MIRA, "identify"), field, value), status, error);
    }

    @Test
    void exchangeWhenTheClientUsesBasicIsTaken() {
        var application = simulator.options().application();
        var basic = application.clientId() + ":" + application.clientSecret();
        var body = "grant_type=authorization_code&redirect_uri=" + OAuthClient.REDIRECT_URI + "&code="
                + oauth.code(Seeded.MIRA, "identify");

        var response = client.send(
                "POST",
                "/api/oauth2/token",
                body,
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refreshWhenDoneReplacesBothTokens() {
        var before = oauth.tokensOf(Seeded.MIRA, "identify");

        var after = OAuthClient.tokens(oauth.refresh(before.refreshToken()));

        expect(oauth.refresh(before.refreshToken()), 400, "invalid_grant");
        assertThat(me(before.accessToken())).isEqualTo(401);
        assertThat(me(after.accessToken())).isEqualTo(200);
    }

    @Test
    void refreshWhenTheFaultIsOnIsRefusedAsOftenAsItSays() {
        var tokens = oauth.tokensOf(Seeded.MIRA, "identify");
        client.fault("{\"type\":\"refuse-refresh\",\"times\":1}");

        expect(oauth.refresh(tokens.refreshToken()), 400, "invalid_grant");
        assertThat(oauth.refresh(tokens.refreshToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void accessTokenWhenItsTimeIsOverIsVoidAndRefreshable() {
        client.control("PUT", "oauth", "{\"tokenSeconds\":30}");
        var tokens = oauth.tokensOf(Seeded.MIRA, "identify");
        clock.advance(Duration.ofSeconds(30));

        assertThat(me(tokens.accessToken())).isEqualTo(401);
        assertThat(oauth.refresh(tokens.refreshToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void accessTokensWhenAllAreEndedAreVoidAndRefreshable() {
        var tokens = oauth.tokensOf(Seeded.MIRA, "identify");

        client.control("DELETE", "oauth/access-tokens", "");

        assertThat(me(tokens.accessToken())).isEqualTo(401);
        assertThat(oauth.refresh(tokens.refreshToken()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void grantWhenEitherTokenIsRevokedIsVoid(boolean byAccessToken) {
        var tokens = oauth.tokensOf(Seeded.MIRA, "identify");

        var response = oauth.revoke(byAccessToken ? tokens.accessToken() : tokens.refreshToken());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(me(tokens.accessToken())).isEqualTo(401);
        expect(oauth.refresh(tokens.refreshToken()), 400, "invalid_grant");
    }

    @Test
    void revocationWhenTheTokenIsUnknownIsNoError() {
        assertThat(oauth.revoke("unknown").statusCode()).isEqualTo(200);
    }

    @Test
    void grantsWhenThePersonRemovesTheApplicationAreVoid() {
        var tokens = oauth.tokensOf(Seeded.MIRA, "identify");
        var others = oauth.tokensOf(Seeded.SOL, "identify");

        var revoked = client.control("DELETE", "people/" + Seeded.MIRA + "/grants", "");

        assertThat(revoked.body()).isEqualTo("{\"revoked\":1}");
        assertThat(me(tokens.accessToken())).isEqualTo(401);
        assertThat(me(others.accessToken())).isEqualTo(200);
    }

    @Test
    void bearerWhenItMaySeesThePersonAndTheirGuilds() {
        var token = oauth.tokensOf(Seeded.SOL, "identify guilds guilds.members.read")
                .accessToken();

        var me = TestClient.json(client.bearer(token, "/users/@me"));
        var guilds = TestClient.json(client.bearer(token, "/users/@me/guilds"));
        var member = TestClient.json(client.bearer(token, "/users/@me/guilds/" + Seeded.HARBOUR + "/member"));

        assertThat(me.path("username").asString()).isEqualTo("sol-reyes");
        assertThat(me.has("email")).isFalse();
        assertThat(guilds.findValuesAsString("name")).containsExactly("Harbour Lights", "Night Shift");
        assertThat(guilds.path(0).path("owner").asBoolean()).isFalse();
        assertThat(member.path("roles").path(0).asString()).isEqualTo(Seeded.REGULAR);
    }

    @Test
    void guildsWhenThePersonOwnsOneSayIt() {
        var token = oauth.tokensOf(Seeded.MIRA, "guilds").accessToken();

        var guilds = TestClient.json(client.bearer(token, "/users/@me/guilds"));

        assertThat(guilds.size()).isEqualTo(1);
        assertThat(guilds.path(0).path("owner").asBoolean()).isTrue();
    }

    @Test
    void guildsWhenThePersonIsInNoneAreEmpty() {
        var token = oauth.tokensOf(Seeded.IVO, "guilds").accessToken();

        assertThat(client.bearer(token, "/users/@me/guilds").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "guilds, /users/@me, 403",
        "identify, /users/@me/guilds, 403",
        "identify, /users/@me/guilds/" + Seeded.HARBOUR + "/member, 403",
        "identify, /guilds/" + Seeded.HARBOUR + ", 401",
    })
    void bearerWhenItMayNotIsRefused(String scope, String path, int status) {
        var token = oauth.tokensOf(Seeded.MIRA, scope).accessToken();

        assertThat(client.bearer(token, path).statusCode()).isEqualTo(status);
    }

    @Test
    void authorizationWhenAskedForTellsScopesAndPerson() {
        var token = oauth.tokensOf(Seeded.MIRA, "identify guilds").accessToken();

        var json = TestClient.json(client.bearer(token, "/oauth2/@me"));

        assertThat(json.path("user").path("id").asString()).isEqualTo(Seeded.MIRA);
        assertThat(json.path("scopes").toString()).isEqualTo("[\"identify\",\"guilds\"]");
        assertThat(json.path("application").path("id").asString())
                .isEqualTo(simulator.options().application().clientId());
    }

    @Test
    void grantWhenWrittenAsTextShowsNoToken() {
        var grant = new Grants(clock, OAuthOptions.defaults()).issue(new Snowflake(1), List.of("identify"));

        assertThat(grant.toString()).doesNotContain(grant.accessToken(), grant.refreshToken());
    }

    private int me(String accessToken) {
        return client.bearer(accessToken, "/users/@me").statusCode();
    }

    private static void expect(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(TestClient.json(response).path("error").asString()).isEqualTo(error);
    }
}
