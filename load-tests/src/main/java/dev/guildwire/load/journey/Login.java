package dev.guildwire.load.journey;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.flushCookieJar;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.guildwire.load.metric.Samples;
import io.gatling.javaapi.core.ChainBuilder;

/// The real login, as a browser walks through it, and what it is good for.
final class Login {

    /// The session attribute that holds the id of the person at Discord.
    static final String PERSON = "person";

    static final String TOKEN = "token";

    private static final int REDIRECT = 302;

    private Login() {}

    /// Ends with a session cookie, or a failed session.
    static ChainBuilder logIn(Samples samples) {
        return exec(flushCookieJar())
                .exec(exitBlockOnFail()
                        .on(exec(http("login: ask")
                                        .get("/auth/discord/login?returnTo=/")
                                        .check(
                                                status().is(REDIRECT),
                                                header("Location").saveAs("authorize")))
                                .exec(http("login: consent at Discord")
                                        .get("#{authorize}&user_id=#{" + PERSON + "}")
                                        .check(
                                                status().is(REDIRECT),
                                                header("Location").saveAs("callback")))
                                .exec(http("login: come back")
                                        .get("#{callback}")
                                        .check(status().is(REDIRECT)))))
                .exec(checked(samples, "logged in"));
    }

    /// Ends with a token for a guild, or a failed session.
    static ChainBuilder token(Samples samples, String guildId) {
        return exec(http("token")
                        .post("/api/ws-token")
                        .body(StringBody("{\"guildId\":\"" + guildId + "\"}"))
                        .check(status().is(200), jsonPath("$.token").saveAs(TOKEN)))
                .exec(checked(samples, "token granted"));
    }

    /// Counts whether everything up to here went well.
    static ChainBuilder checked(Samples samples, String what) {
        return exec(session -> {
            samples.check(what, !session.isFailed());
            return session;
        });
    }
}
