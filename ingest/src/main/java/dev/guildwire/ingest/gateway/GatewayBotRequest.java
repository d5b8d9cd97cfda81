package dev.guildwire.ingest.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asks Discord how to connect. JDA asks too, but only inside a login; the number of shards is needed before.
final class GatewayBotRequest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final DiscordProperties properties;

    GatewayBotRequest(DiscordProperties properties) {
        this.properties = properties;
    }

    /// @throws FinalFailureException when Discord refuses the token
    /// @throws UncheckedIOException  when there is no usable answer; trying again later is right
    GatewayBot send() throws InterruptedException {
        try {
            return read(http.send(request(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(URI.create(properties.apiUrl() + "/gateway/bot"))
                .timeout(TIMEOUT)
                .header("Authorization", "Bot " + properties.botToken().value())
                .header("User-Agent", "DiscordBot (https://guildwire.dev, 1.0)")
                .build();
    }

    private static GatewayBot read(HttpResponse<String> response) throws IOException {
        if (response.statusCode() == 401) {
            throw new FinalFailureException(FinalFailure.INVALID_TOKEN);
        }
        if (response.statusCode() != 200) {
            throw new IOException("GET /gateway/bot answered " + response.statusCode());
        }
        try {
            return JSON.readValue(response.body(), GatewayBot.class);
        } catch (JacksonException _) {
            throw new IOException("GET /gateway/bot answered what is not documented");
        }
    }
}
