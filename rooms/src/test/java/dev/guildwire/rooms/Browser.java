package dev.guildwire.rooms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/// Asks as a browser on one of our pages does: with its cookies, with `Origin` on writes, one redirect at a time.
public final class Browser implements AutoCloseable {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final URI site;

    /// @param site where the browser is
    public Browser(URI site) {
        this.site = site;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /// Goes there as a person does, not a script.
    public HttpResponse<String> visit(URI address) {
        return send(HttpRequest.newBuilder(address).header("Accept", "text/html,*/*"));
    }

    public HttpResponse<String> visit(String path) {
        return visit(site.resolve(path));
    }

    public HttpResponse<String> post(String path, String json) {
        return send(write(path, json));
    }

    /// A write to change before it is sent.
    public HttpRequest.Builder write(String path, String json) {
        return request(path)
                .header("Origin", site.toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path)).header("Accept", "application/json");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    /// Where a redirect leads.
    public static URI location(HttpResponse<?> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    @Override
    public void close() {
        client.close();
    }
}
