package dev.guildwire.load.journey;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.CookieKey;
import static io.gatling.javaapi.http.HttpDsl.getCookieValue;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.guildwire.load.fanout.wire.RealTime;
import dev.guildwire.load.journey.AsyncStep.Done;
import dev.guildwire.load.journey.AsyncStep.Reporter;
import dev.guildwire.load.k6.Scenario;
import dev.guildwire.load.watch.BoardWatch;
import dev.guildwire.load.watch.End;
import dev.guildwire.load.watch.Handshake;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Admins change features at a steady pace, and everybody who looks at the board is told.
final class RoadmapJourneys {

    private static final String FEATURES = "/api/roadmap/features";
    private static final String EDIT = "edit";
    private static final String COOKIE = "cookie";
    private static final String SESSION_COOKIE = "better-auth.session_token";
    private static final String BROADCAST = "broadcast (one in a hundred)";
    private static final int REPORTED_OF = 100;
    /// Edges put what happens to a feature within a tenth of a second together, and of a change and a deletion only the
    /// deletion is left.
    private static final Duration UNTIL_ALL_WERE_TOLD = Duration.ofSeconds(2);

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int UNAVAILABLE = 503;
    private static final long SPREAD_MILLIS = 1000;

    private RoadmapJourneys() {}

    /// Looks at the board until the scenario's `UNTIL`.
    static ChainBuilder board(Run run, Scenario scenario) {
        return exec(Login.logIn(run.samples(scenario)))
                .exec(exitBlockOnFail()
                        .on(exec(getCookieValue(CookieKey(SESSION_COOKIE).saveAs(COOKIE)))
                                .exec(http("roadmap: snapshot")
                                        .get(FEATURES)
                                        .check(
                                                status().is(200),
                                                jsonPath("$.version").saveAs("version")))))
                .exec(doIf(session -> !session.isFailed())
                        .then(new AsyncStep(
                                "roadmap: stream",
                                (session, reporter, done) -> look(run, scenario, session, reporter, done))));
    }

    private static void look(Run run, Scenario scenario, Session session, Reporter reporter, Done done) {
        var samples = run.samples(scenario);
        var seen = new int[1];
        var watch = new BoardWatch(
                plan(run, scenario),
                samples,
                (sent, arrived) -> {
                    if (seen[0]++ % REPORTED_OF == 0) {
                        reporter.report(session, BROADCAST, sent / NANOS_PER_MILLI, arrived / NANOS_PER_MILLI);
                    }
                },
                (ended, end) -> {
                    if (end instanceof End.Refused(int status, Duration after)
                            && status == UNAVAILABLE
                            && goesOn(run, scenario)) {
                        later(after).execute(() -> look(run, scenario, session, reporter, done));
                        return;
                    }
                    samples.check("connected", ended.wasReady());
                    samples.check("board current", ended.finish());
                    done.with(session);
                });
        run.sockets().open(handshake(run, session), samples, watch);
    }

    private static boolean goesOn(Run run, Scenario scenario) {
        return System.nanoTime() - leaving(run, scenario) < 0 && !run.isStopping();
    }

    private static long leaving(Run run, Scenario scenario) {
        return run.startNanos() + run.until(scenario).toNanos();
    }

    /// As late as the edge said, and not all at once.
    private static Executor later(Duration after) {
        var pause = after.toMillis() + ThreadLocalRandom.current().nextLong(SPREAD_MILLIS);
        return CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS);
    }

    private static BoardWatch.Plan plan(Run run, Scenario scenario) {
        var editors = run.options().scenarios().stream()
                .filter(other -> other.exec().equals(EDIT))
                .toList();
        return new BoardWatch.Plan(
                editors.stream().mapToInt(other -> other.executor().maxVus()).sum(),
                editors.stream().mapToInt(other -> changes(run, other)).max().orElse(0),
                leaving(run, scenario));
    }

    private static Handshake handshake(Run run, Session session) {
        var base = run.target().base();
        var cookie = SESSION_COOKIE + "=" + session.getString(COOKIE);
        return new Handshake(
                base.resolve("/api/roadmap/ws?since=" + session.getString("version")),
                Map.of("Origin", base.toString(), "Cookie", cookie),
                GuildwireSimulation.shift(session).ordinal(),
                false);
    }

    /// Makes a feature, changes it `PER_SECOND` times a second over `FOR`, and deletes it.
    static ChainBuilder edit(Run run, Scenario scenario) {
        var every = Duration.ofSeconds(1).dividedBy(Run.number(scenario, "PER_SECOND", 10));
        return exec(session -> session.set(Login.PERSON, run.admin()))
                .exec(Login.logIn(run.samples(scenario)))
                .exec(exitBlockOnFail()
                        .on(exec(http("roadmap: create")
                                        .post(FEATURES)
                                        .body(StringBody("{\"title\":\"Load test\",\"description\":\"\"}"))
                                        .check(
                                                status().is(201),
                                                jsonPath("$.id").saveAs("feature")))
                                .exec(repeat(changes(run, scenario), "change")
                                        .on(pace(every)
                                                .exec(http("roadmap: change")
                                                        .patch(FEATURES + "/#{feature}")
                                                        .body(StringBody(RoadmapJourneys::marked))
                                                        .check(status().is(204)))))
                                .exec(pause(UNTIL_ALL_WERE_TOLD))
                                .exec(http("roadmap: delete")
                                        .delete(FEATURES + "/#{feature}")
                                        .check(status().is(204)))))
                .exec(Login.checked(run.samples(scenario), "feature changed"));
    }

    private static int changes(Run run, Scenario scenario) {
        var seconds = run.lasting(scenario, Duration.ofSeconds(10)).toSeconds();
        return Math.toIntExact(seconds * Run.number(scenario, "PER_SECOND", 10));
    }

    private static String marked(Session session) {
        return "{\"description\":\"T@" + RealTime.nanos() + "#" + session.getInt("change") + "\"}";
    }
}
