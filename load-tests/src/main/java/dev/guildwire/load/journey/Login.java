package dev.guildwire.load.journey;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.flushCookieJar;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;

/// The real login, as a browser walks through it, and what it is good for.
final class Login {

    /// The session attribute that holds the id of the person at Discord.
    static final String PERSON = "person";

    static final String TOKEN = "token";

    private static final int REDIRECT = 302;

    private Login() {}

    /// Ends with a session cookie, or a failed session.
    static ChainBuilder logIn(Run run) {
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
                .exec(checked(run, "logged in"));
    }

    /// Ends with a token for the watched guild, or a failed session.
    static ChainBuilder token(Run run) {
        return exec(http("token")
                        .post("/api/ws-token")
                        .body(StringBody("{\"guildId\":\"" + run.watchedGuild() + "\"}"))
                        .check(status().is(200), jsonPath("$.token").saveAs(TOKEN)))
                .exec(checked(run, "token granted"));
    }

    private static ChainBuilder checked(Run run, String what) {
        return exec(session -> {
            run.metrics().check(what, !session.isFailed());
            return session;
        });
    }
}
