package dev.guildwire.local.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The roadmap's stream as the test tells it. Connections are numbered in the order in which they came.
final class ScriptedRoadmap {

    private static final Pattern ADDRESS = Pattern.compile(".*/api/roadmap/ws(\\?.*)?");

    private final Page page;
    private final List<Connection> connections = new ArrayList<>();

    ScriptedRoadmap(Page page) {
        this.page = page;
        page.routeWebSocket(ADDRESS, route -> connections.add(new Connection(route)));
    }

    int connections() {
        return connections.size();
    }

    Connection connection(int number) {
        page.waitForCondition(() -> connections.size() > number);
        return connections.get(number);
    }

    /// One browser's connection, seen from the server.
    final class Connection {

        private final WebSocketRoute route;
        private final List<String> received = new ArrayList<>();

        private Connection(WebSocketRoute route) {
            this.route = route;
            route.onMessage(frame -> received.add(frame.text()));
        }

        /// What the page said it has.
        String query() {
            var url = route.url();
            return url.substring(url.indexOf('?') + 1);
        }

        /// The message with that number, once it is there.
        String message(int number) {
            page.waitForCondition(() -> received.size() > number);
            return received.get(number);
        }

        Connection ready(int version) {
            return send("{\"type\":\"READY\",\"resumed\":true,\"version\":%d,\"timestamp\":\"%s\"}"
                    .formatted(version, SampleBoard.TIME));
        }

        Connection notResumed() {
            return send("{\"type\":\"READY\",\"resumed\":false,\"version\":99,\"timestamp\":\"%s\"}"
                    .formatted(SampleBoard.TIME));
        }

        Connection votes(String feature, int count, int version) {
            return send("""
                    {"type":"VOTE_UPDATE","featureId":"%s","voteCount":%d,"voterId":"5","action":"add","timestamp":"%s","version":%d}""".formatted(feature, count, SampleBoard.TIME, version));
        }

        Connection updated(String feature, String changes, int version) {
            return send("""
                    {"type":"FEATURE_UPDATE","featureId":"%s","changes":%s,"timestamp":"%s","version":%d}""".formatted(feature, changes, SampleBoard.TIME, version));
        }

        Connection created(String feature, int version) {
            return send("{\"type\":\"FEATURE_CREATED\",\"feature\":%s,\"timestamp\":\"%s\",\"version\":%d}"
                    .formatted(feature, SampleBoard.TIME, version));
        }

        Connection deleted(String feature, int version) {
            return send("{\"type\":\"FEATURE_DELETED\",\"featureId\":\"%s\",\"timestamp\":\"%s\",\"version\":%d}"
                    .formatted(feature, SampleBoard.TIME, version));
        }

        Connection send(String message) {
            route.send(message);
            return this;
        }

        void close(int code, String reason) {
            route.close(new WebSocketRoute.CloseOptions().setCode(code).setReason(reason));
        }
    }
}
