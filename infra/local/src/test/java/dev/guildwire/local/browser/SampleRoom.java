package dev.guildwire.local.browser;

import static dev.guildwire.local.browser.ScriptedEdge.GUILD;

import dev.guildwire.local.browser.Site.Answer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A game room as the pages meet it. Mara, who is logged in, has the id that ends in 1.
final class SampleRoom {

    /// The voice channel "Board games" of [Sample#voice], in which Oriol and Nkechi are.
    static final String CHANNEL = "2";

    static final String ROOM = "/api/rooms/" + CHANNEL;
    static final String PAGE = "/game/" + CHANNEL;
    static final String MARA = "900000000000000001";
    static final String ORIOL = "900000000000000004";
    static final String NKECHI = "900000000000000005";

    private SampleRoom() {}

    static Answer room(String creator, String... seats) {
        return Answer.json(json(CHANNEL, "Friday night Catan", creator, "open", "null", seats));
    }

    static Answer rooms(String... rooms) {
        return Answer.json("{\"guildId\":\"%s\",\"position\":\"e-0-10\",\"rooms\":[%s]}"
                .formatted(GUILD, String.join(",", rooms)));
    }

    static String json(String channel, String name, String creator, String state, String expiresAt, String... seats) {
        return """
                {"channelId":"%s","guildId":"%s","roleId":"77","name":"%s","userLimit":4,"creatorId":"%s","state":"%s",
                 "createdAt":1704240000000,"lastActivityAt":1704240000000,"expiresAt":%s,"seats":[%s],"voice":[]}""".formatted(
                        channel,
                        GUILD,
                        name,
                        creator,
                        state,
                        expiresAt,
                        Stream.of(seats).collect(Collectors.joining(",")));
    }

    static String seat(String userId, String username) {
        return seat(userId, username, "seated");
    }

    static String seat(String userId, String username, String state) {
        return "{\"userId\":\"%s\",\"username\":\"%s\",\"avatar\":\"a%s\",\"state\":\"%s\"}"
                .formatted(userId, username, userId, state);
    }

    static String[] three() {
        return new String[] {
            seat(MARA, "Mara Lindqvist"), seat(ORIOL, "Oriol Puig"), seat("900000000000000008", "Zoe", "joining")
        };
    }

    static Answer invites() {
        return Answer.json("""
                {"invites":[{"id":"i1","inviteToken":"t1","inviteUrl":"%s","expiresAt":1704326400000}]}""".formatted(link("t1")));
    }

    static String link(String token) {
        return Site.ORIGIN + PAGE + "#invite=" + token;
    }

    static String payload() {
        return "{\"guildId\":\"%s\",\"channelId\":\"%s\"}".formatted(GUILD, CHANNEL);
    }

    static String expiring(long expiresAt) {
        return "{\"guildId\":\"%s\",\"channelId\":\"%s\",\"expiresAt\":%d}".formatted(GUILD, CHANNEL, expiresAt);
    }

    static String updated() {
        return "{\"guildId\":\"%s\",\"channelId\":\"%s\",\"name\":\"Friday night Catan\",\"userLimit\":4,\"seats\":[]}"
                .formatted(GUILD, CHANNEL);
    }

    static Answer nothing() {
        return new Answer(204, Answer.json("").headers(), "");
    }

    static Answer refusal(int status, String code, String title) {
        return Answer.problem(
                status, "{\"title\":\"%s\",\"detail\":\"Advice.\",\"code\":\"%s\"}".formatted(title, code));
    }
}
