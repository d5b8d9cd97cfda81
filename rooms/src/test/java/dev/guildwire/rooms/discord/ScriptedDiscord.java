package dev.guildwire.rooms.discord;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A server that answers as a test says, for what the simulator does not do on request: to hang, to break off, to
/// answer nonsense. It writes down what it was asked.
final class ScriptedDiscord implements AutoCloseable {

    private static final String NO_CONTENT = "";

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Reply> script;

    /// @param nth  how many calls of this method and path there were, with this one
    /// @param nanos System.nanoTime() of its arrival
    record Call(String method, String path, Map<String, List<String>> headers, String body, long nth, long nanos) {

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    /// What a call gets.
    sealed interface Reply {

        record Answer(int status, Map<String, String> headers, String body) implements Reply {}

        /// The connection is closed without an answer.
        record BreakOff() implements Reply {}

        /// The answer comes once the latch is open.
        record After(CountDownLatch latch, Answer answer) implements Reply {}
    }

    private ScriptedDiscord(HttpServer server, Function<Call, Reply> script) {
        this.server = server;
        this.script = script;
    }

    static ScriptedDiscord start(Function<Call, Reply> script) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var discord = new ScriptedDiscord(HttpServer.create(address, 0), script);
            discord.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            discord.server.createContext("/", discord::handle);
            discord.server.start();
            return discord;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reply ok() {
        return json(200, "{}");
    }

    static Reply.Answer json(int status, String body) {
        return new Reply.Answer(status, Map.of("Via", "1.1 google"), body);
    }

    static Reply.Answer json(int status, String body, Map<String, String> headers) {
        return new Reply.Answer(status, headers, body);
    }

    void script(Function<Call, Reply> newScript) {
        script = newScript;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Call> calls() {
        return calls;
    }

    List<String> paths() {
        return calls.stream().map(Call::path).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        switch (script.apply(record(exchange))) {
            case Reply.Answer answer -> answer(exchange, answer);
            case Reply.BreakOff _ -> exchange.close();
            case Reply.After(var latch, var answer) -> {
                await(latch);
                answer(exchange, answer);
            }
        }
    }

    private synchronized Call record(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestMethod();
        var path = exchange.getRequestURI().getPath();
        var nth = calls.stream()
                .filter(c -> c.method.equals(method) && c.path.equals(path))
                .count();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var call = new Call(method, path, Map.copyOf(exchange.getRequestHeaders()), body, nth + 1, System.nanoTime());
        calls.add(call);
        return call;
    }

    private static void answer(HttpExchange exchange, Reply.Answer answer) throws IOException {
        answer.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        var body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, answer.body.equals(NO_CONTENT) ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
