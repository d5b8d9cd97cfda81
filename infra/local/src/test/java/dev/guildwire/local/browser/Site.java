package dev.guildwire.local.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The HTTP side of Guildwire inside a browser: the real static files under the real content security policy, and an
/// API that answers what the test says.
final class Site {

    static final String ORIGIN = "http://localhost";

    /// As strict as the pages allow; they must work under it.
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' https://cdn.discordapp.com; connect-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";

    private static final Path FILES = Path.of("../../rooms/src/main/resources/static");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final Map<String, Held> held = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    Site(BrowserContext context) {
        context.route("**/*", this::handle);
    }

    /// Answers of one endpoint (`POST /api/ws-token`) in turn; the last one is given from then on.
    Site answering(String endpoint, Answer... inTurn) {
        answers.put(endpoint, new ArrayDeque<>(List.of(inTurn)));
        return this;
    }

    /// Answers of one endpoint that the test gives when it likes.
    Held holding(String endpoint) {
        var waiting = new Held();
        held.put(endpoint, waiting);
        return waiting;
    }

    long requestsTo(String endpoint) {
        return requests.stream().filter(it -> endpoint(it).equals(endpoint)).count();
    }

    Request lastRequestTo(String endpoint) {
        return requests.stream()
                .filter(it -> endpoint(it).equals(endpoint))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void handle(Route route) {
        var request = route.request();
        requests.add(request);
        var scripted = answers.get(endpoint(request));
        var waiting = held.get(endpoint(request));
        if (waiting != null) {
            waiting.routes.add(route);
        } else if (scripted != null) {
            scripted(scripted).give(route);
        } else if (!request.url().startsWith(ORIGIN + "/")) {
            route.abort();
        } else {
            file(path(request), route);
        }
    }

    private static Answer scripted(Deque<Answer> inTurn) {
        return Objects.requireNonNull(inTurn.size() > 1 ? inTurn.poll() : inTurn.peek());
    }

    private static void file(String path, Route route) {
        var name = path.substring(path.lastIndexOf('/')).contains(".") ? path : "/index.html";
        try (var content = open(name)) {
            if (content == null) {
                route.fulfill(new Route.FulfillOptions().setStatus(404));
                return;
            }
            var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
            route.fulfill(new Route.FulfillOptions()
                    .setHeaders(Map.of("content-type", type, "content-security-policy", CONTENT_SECURITY_POLICY))
                    .setBodyBytes(content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream open(String path) throws IOException {
        if (path.startsWith("/webjars/")) {
            return webJar(path.substring("/webjars/".length()));
        }
        if (path.startsWith("/test/")) {
            return Site.class.getResourceAsStream(path.substring("/test/".length()));
        }
        var file = FILES.resolve(path.substring(1));
        return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
    }

    private static @Nullable InputStream webJar(String path) throws IOException {
        var slash = path.indexOf('/');
        return WebJar.named(path.substring(0, slash)).open(path.substring(slash + 1));
    }

    private static String endpoint(Request request) {
        return request.method() + " " + path(request);
    }

    private static String path(Request request) {
        var url = request.url();
        var path = url.startsWith(ORIGIN) ? url.substring(ORIGIN.length()) : url;
        return path.split("[?#]", 2)[0];
    }

    /// Requests without an answer yet.
    static final class Held {

        private final Deque<Route> routes = new ArrayDeque<>();

        private Held() {}

        boolean isAsked() {
            return !routes.isEmpty();
        }

        /// To the one that waits longest.
        void give(Answer answer) {
            answer.give(Objects.requireNonNull(routes.poll(), "nobody asked"));
        }
    }

    /// What an endpoint says.
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer json(String body) {
            return new Answer(200, Map.of("content-type", "application/json"), body);
        }

        static Answer problem(int status, String body) {
            return new Answer(status, Map.of("content-type", "application/problem+json"), body);
        }

        Answer with(String header, String value) {
            var all = new HashMap<>(headers);
            all.put(header, value);
            return new Answer(status, all, body);
        }

        private void give(Route route) {
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(status)
                    .setHeaders(headers)
                    .setBody(body));
        }
    }
}
