package dev.guildwire.rooms;

import dev.guildwire.contracts.id.UserId;
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

    /// Logs in as one of the simulator's people, who consents at once.
    ///
    /// @return the answer that ends the login
    public HttpResponse<String> login(UserId user, String returnTo) {
        return visit(consent(user, visit("/auth/discord/login?returnTo=" + returnTo)));
    }

    /// What Discord's page does when the person agrees.
    ///
    /// @param begun our answer that leads there
    /// @return where Discord sends the browser back to
    public URI consent(UserId user, HttpResponse<String> begun) {
        return location(visit(URI.create(location(begun) + "&user_id=" + user)));
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
