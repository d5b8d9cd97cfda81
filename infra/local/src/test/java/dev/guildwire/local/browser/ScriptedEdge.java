package dev.guildwire.local.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An edge that says what the test tells it to. Connections are numbered in the order in which they came.
final class ScriptedEdge {

    static final long TS = 1_704_240_000_000L;
    static final String GUILD = "81384788765712384";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Page page;
    private final List<Connection> connections = new ArrayList<>();

    ScriptedEdge(Page page) {
        this.page = page;
        page.routeWebSocket("**/api/ws", route -> connections.add(new Connection(route)));
    }

    int connections() {
        return connections.size();
    }

    /// The connection with that number, once it has sent its first `auth`.
    Connection connection(int number) {
        page.waitForCondition(() ->
                connections.size() > number && !connections.get(number).received.isEmpty());
        return connections.get(number);
    }

    /// One browser's connection, seen from the server.
    final class Connection {

        private final WebSocketRoute route;
        private final List<JsonNode> received = new ArrayList<>();
        private long welcomedAt;
        private boolean answering;

        private Connection(WebSocketRoute route) {
            this.route = route;
            route.onMessage(frame -> {
                received.add(JSON.readTree(frame.text()));
                if (received.size() > 1 && answering) {
                    answer();
                }
            });
        }

        /// From now on every further `auth` is answered.
        Connection answering() {
            answering = true;
            return this;
        }

        private void answer() {
            send("""
                    {"v":1,"type":"ack","event":"auth.ok","guildId":"%s","id":"e-0-10","ts":%d}""".formatted(GUILD, TS));
        }

        /// The message with that number, once it is there.
        JsonNode message(int number) {
            page.waitForCondition(() -> received.size() > number);
            return received.get(number);
        }

        Connection welcome(String id) {
            welcomedAt = System.nanoTime();
            return send("""
                    {"v":1,"type":"ack","event":"auth.ok","guildId":"%s","id":"%s","resumed":true,"ts":%d}""".formatted(GUILD, id, TS));
        }

        /// The same, and says where the stream of messages to the user stands.
        Connection welcome(String id, String user) {
            welcomedAt = System.nanoTime();
            return send("""
                    {"v":1,"type":"ack","event":"auth.ok","guildId":"%s","id":"%s","user":"%s","resumed":true,"ts":%d}""".formatted(GUILD, id, user, TS));
        }

        Connection turnAway(String id) {
            return send("""
                    {"v":1,"type":"ack","event":"auth.ok","guildId":"%s","id":"%s","resumed":false,"ts":%d}""".formatted(GUILD, id, TS));
        }

        Connection joined(String id, String userId, String channelId) {
            return event(id, "voice.joined", """
                    {"guildId":"%s","channelId":"%s","userId":"%s","username":"%s","avatar":null}""".formatted(GUILD, channelId, userId, userId));
        }

        Connection left(String id, String userId) {
            return event(id, "voice.left", """
                    {"guildId":"%s","channelId":null,"userId":"%s"}""".formatted(GUILD, userId));
        }

        Connection event(String id, String name, String payload) {
            return event(id, name, payload, TS);
        }

        Connection event(String id, String name, String payload, long ts) {
            return send("""
                    {"v":1,"type":"event","event":"%s","payload":%s,"ts":%d,"id":"%s"}""".formatted(name, payload, ts, id));
        }

        Connection send(String frame) {
            route.send(frame);
            return this;
        }

        /// The clock by which [#welcome] said [#TS].
        long now() {
            return TS + (System.nanoTime() - welcomedAt) / 1_000_000;
        }

        void close(int code, String reason) {
            route.close(new WebSocketRoute.CloseOptions().setCode(code).setReason(reason));
        }
    }
}
