package dev.guildwire.local.browser;

import static dev.guildwire.local.browser.ScriptedEdge.GUILD;
import static dev.guildwire.local.browser.ScriptedEdge.TS;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import dev.guildwire.local.browser.ScriptedEdge.Connection;
import dev.guildwire.local.browser.Site.Answer;
import java.time.Duration;

/// A guild with people in it, as the pages meet it.
final class Sample {

    static final String OTHER_GUILD = "81384788765712385";

    static final String BOTH_GUILDS = """
            [{"id":"%s","name":"Riverside Players","icon":null},{"id":"%s","name":"Chess Club","icon":null}]""".formatted(GUILD, OTHER_GUILD);

    private static final String[] COMING = {"Ada Brandt", "benji", "Cato", "dilnoza", "Eero K", "fitz"};

    private Sample() {}

    static Answer session(String guilds) {
        return Answer.json("""
                {"user":{"id":"900000000000000001","username":"Mara Lindqvist","avatar":"a1"},"guilds":%s}""".formatted(guilds));
    }

    static Answer adminSession() {
        return Answer.json("""
                {"user":{"id":"900000000000000001","username":"Mara Lindqvist","avatar":"a1"},"guilds":%s,"admin":true}""".formatted(BOTH_GUILDS));
    }

    static Answer token(String token) {
        return token(token, Duration.ofMinutes(15));
    }

    static Answer token(String token, Duration lifetime) {
        return Answer.json("""
                {"token":"%s","expiresAt":%d,"guildId":"%s"}""".formatted(token, TS + lifetime.toMillis(), GUILD));
    }

    static Answer smallVoice(String position) {
        return Answer.json("""
                {"guildId":"%s","position":"%s","channels":[
                 {"id":"1","name":"Lounge","members":[{"userId":"Ada","username":"Ada","avatar":null}]},
                 {"id":"2","name":"Games","members":[]}]}""".formatted(GUILD, position));
    }

    static Answer voice() {
        return Answer.json("""
                {"guildId":"%s","position":"e-0-10","channels":[
                 {"id":"1","name":"Lounge","members":[
                  {"userId":"900000000000000001","username":"Mara Lindqvist","avatar":"a1"},
                  {"userId":"900000000000000002","username":"Tomasz","avatar":null},
                  {"userId":"900000000000000003","username":"yuki.n","avatar":"missing"}]},
                 {"id":"2","name":"Board games","members":[
                  {"userId":"900000000000000004","username":"Oriol Puig","avatar":"a4"},
                  {"userId":"900000000000000005","username":"Nkechi","avatar":null}]},
                 {"id":"3","name":"Music","members":[{"userId":"900000000000000009","username":"sam_the_bard","avatar":"a9"}]},
                 {"id":"4","name":"Quiet corner","members":[]},
                 {"id":"5","name":"Stage","members":[]},
                 {"id":"6","name":"Away","members":[]}]}""".formatted(GUILD));
    }

    static Answer emptyVoice(String guild) {
        return Answer.json("{\"guildId\":\"%s\",\"position\":\"e-1-0\",\"channels\":[]}".formatted(guild));
    }

    static String joined(String userId, String username, String channelId) {
        return """
                {"guildId":"%s","channelId":"%s","userId":"%s","username":"%s","avatar":null}""".formatted(GUILD, channelId, userId, username);
    }

    /// That many live events from position 11 on: six people walk through the channels.
    static void traffic(Connection connection, int events) {
        for (var i = 0; i < events; i++) {
            var person = i % COMING.length;
            var channel = String.valueOf(1 + (i / COMING.length * 5 + person * 2) % 6);
            var joined = joined("90000000000000010" + person, COMING[person], channel);
            connection.event("e-0-" + (11 + i), "voice.joined", joined, connection.now());
        }
    }

    /// Discord's picture server: faces of one colour for hashes `a…`, none for others.
    static void pictures(BrowserContext context) {
        context.route("https://cdn.discordapp.com/avatars/**", route -> {
            var url = route.request().url();
            if (url.contains("missing")) {
                route.fulfill(new Route.FulfillOptions().setStatus(404));
            } else {
                var hue = Math.floorMod(url.hashCode(), 360);
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("image/svg+xml")
                        .setBody(face(hue)));
            }
        });
    }

    private static String face(int hue) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="hsl(%1$d 35%% 30%%)"/>
                <circle cx="40" cy="32" r="15" fill="hsl(%1$d 40%% 72%%)"/><circle cx="40" cy="80" r="30" fill="hsl(%1$d 40%% 72%%)"/></svg>""".formatted(hue);
    }
}
