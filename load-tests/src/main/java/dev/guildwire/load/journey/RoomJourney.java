package dev.guildwire.load.journey;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.guildwire.load.k6.Scenario;
import dev.guildwire.load.metric.Name;
import dev.guildwire.load.metric.Samples;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;

/// Somebody makes a game room and invites a friend, who joins and leaves; then the room is closed.
final class RoomJourney {

    private static final String BEGUN = "room begun";
    private static final double NANOS_PER_MILLI = 1e6;

    private RoomJourney() {}

    static ChainBuilder play(Run run, Scenario scenario) {
        var samples = run.samples(scenario);
        return exec(Login.logIn(samples))
                .exec(exitBlockOnFail()
                        .on(exec(create(samples, run.watchedGuild())).exec(invite())))
                .exec(Login.checked(samples, "room created"))
                .exec(exitBlockOnFail()
                        .on(exec(session -> asFriend(run, scenario, session))
                                .exec(Login.logIn(samples))
                                .exec(visit())))
                .exec(Login.checked(samples, "room joined and left"))
                .exec(exitBlockOnFail()
                        .on(exec(session -> session.set(Login.PERSON, run.person(scenario, 2 * ordinal(session))))
                                .exec(Login.logIn(samples))
                                .exec(http("room: close")
                                        .delete("/api/rooms/#{channel}")
                                        .check(status().in(202, 204)))))
                .exec(Login.checked(samples, "room closed"));
    }

    private static ChainBuilder create(Samples samples, String guildId) {
        return exec(session -> session.set(BEGUN, System.nanoTime()))
                .exec(http("room: create")
                        .post("/api/rooms")
                        .body(StringBody("{\"name\":\"Load test\",\"guildId\":\"" + guildId + "\"}"))
                        .check(status().is(201), jsonPath("$.channelId").saveAs("channel")))
                .exec(session -> {
                    var millis = (System.nanoTime() - session.getLong(BEGUN)) / NANOS_PER_MILLI;
                    samples.add(Name.ROOM_CREATED_TIME, millis);
                    return session;
                });
    }

    private static ChainBuilder invite() {
        return exec(http("room: invite")
                .post("/api/rooms/#{channel}/invites")
                .check(status().is(201), jsonPath("$.inviteToken").saveAs("invite")));
    }

    private static ChainBuilder visit() {
        return exec(http("room: join")
                        .post("/api/rooms/join")
                        .body(StringBody("{\"token\":\"#{invite}\"}"))
                        .check(status().is(200), jsonPath("$.channelId").isEL("#{channel}")))
                .exec(http("room: leave").post("/api/rooms/#{channel}/leave").check(status().is(204)));
    }

    private static Session asFriend(Run run, Scenario scenario, Session session) {
        return session.set(Login.PERSON, run.person(scenario, 2 * ordinal(session) + 1));
    }

    private static int ordinal(Session session) {
        return GuildwireSimulation.shift(session).ordinal();
    }
}
