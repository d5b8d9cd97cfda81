package dev.guildwire.simulator.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.simulator.OAuthClient;
import dev.guildwire.simulator.Seeded;
import dev.guildwire.simulator.Simulator;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.simulator.TestClient;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page on which people consent, and what they are sent back with.
class AuthorizeTest {

    private static final Simulator SIMULATOR = Simulator.start(SimulatorOptions.defaults()
            .withOAuth(OAuthOptions.defaults().withRedirectUris(Set.of("https://app.example/callback"))));
    private static final Pattern LINK = Pattern.compile("href=\"(\\?[^\"]*user_id=" + Seeded.MIRA + "[^\"]*)\"");
    private static final Pattern CANCEL = Pattern.compile("href=\"(http[^\"]*)\"");

    private final OAuthClient oauth = new OAuthClient(SIMULATOR);

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    @Test
    void pageWhenAskedRightlyShowsThePeopleAndWhatIsAsked() {
        var page = oauth.authorize(oauth.asking("identify guilds something.else"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Mira", "Tomasz", "Ivo", "in no guild", "Harbour Lights, Night Shift")
                .contains("know your username and avatar", "know which servers you are in", "something.else")
                .contains("localhost:8080")
                .doesNotContain("user_id=" + Seeded.BOT)
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    @Test
    void pageWhenAPersonIsClickedConsents() {
        var page = oauth.authorize(oauth.asking("identify"));

        var answer = follow(link(page.body(), LINK));

        assertThat(OAuthClient.answer(answer)).containsEntry("state", "s t&te");
        assertThat(oauth.exchange(OAuthClient.code(answer)).statusCode()).isEqualTo(200);
    }

    @Test
    void pageWhenCancelledSaysSoToTheApplication() {
        var page = oauth.authorize(oauth.asking("identify"));

        assertThat(link(page.body(), CANCEL))
                .startsWith(OAuthClient.REDIRECT_URI + "?error=access_denied")
                .contains("state=s");
    }

    @Test
    void requestWhenItNamesAPersonConsentsAtOnce() {
        var query = oauth.asking("identify");
        query.put("user_id", Seeded.MIRA);

        var redirection = oauth.authorize(query);

        assertThat(redirection.statusCode()).isEqualTo(302);
        assertThat(redirection.headers().firstValue("location"))
                .hasValueSatisfying(location -> assertThat(location).startsWith(OAuthClient.REDIRECT_URI + "?"));
        assertThat(OAuthClient.answer(redirection)).containsEntry("state", "s t&te");
    }

    @Test
    void requestWhenItsAddressIsRegisteredIsTaken() {
        var query = oauth.asking("identify");
        query.put("redirect_uri", "https://app.example/callback");

        assertThat(oauth.authorize(query).statusCode()).isEqualTo(200);
    }

    /// Nobody may be sent to an address that could be somebody else's.
    @ParameterizedTest
    @CsvSource({
        "client_id, 1, Unknown application",
        "redirect_uri, https://elsewhere.example/, redirect_uri",
        "redirect_uri, http://localhost.elsewhere.example/, redirect_uri",
        "redirect_uri, not an address, redirect_uri",
        "response_type, token, response_type",
        "scope, '', Scope is required",
        "user_id, 1, no such person",
        "user_id, " + Seeded.BOT + ", no such person",
    })
    void requestWhenWrongIsExplainedToThePerson(String field, String value, String reason) {
        var query = oauth.asking("identify");
        query.putAll(Map.of(field, value));

        var page = oauth.authorize(query);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains(reason);
        assertThat(page.headers().firstValue("location")).isEmpty();
    }

    @Test
    void pageWhenTheRequestCarriesMarkupShowsItAsText() {
        var page = oauth.authorize(oauth.asking("<b>identify</b>"));

        assertThat(page.body()).doesNotContain("<b>identify").contains("&lt;b&gt;identify");
    }

    private static HttpResponse<String> follow(String href) {
        return new TestClient(SIMULATOR).send("GET", "/oauth2/authorize" + href, "");
    }

    private static String link(String page, Pattern pattern) {
        var matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1).replace("&amp;", "&");
    }
}
