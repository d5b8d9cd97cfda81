package dev.guildwire.ingest.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/// Decides before the upgrade who may link: token, room for one more, and a query that makes sense.
final class LinkHandshake implements HandshakeInterceptor {

    static final String START = "start";
    private static final String RETRY_SECONDS = "5";

    private final LinkProperties properties;
    private final LinkConnections connections;
    private final LinkLog log;
    private final LinkMetrics metrics;

    LinkHandshake(LinkProperties properties, LinkConnections connections, LinkLog log, LinkMetrics metrics) {
        this.properties = properties;
        this.connections = connections;
        this.log = log;
        this.metrics = metrics;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        var refusal = refusal(request);
        if (refusal != null) {
            return refuse(response, refusal);
        }
        try {
            attributes.put(START, log.start(query(request)));
            return true;
        } catch (IllegalArgumentException e) {
            return refuse(response, new Refusal(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage())));
        } catch (PositionGoneException _) {
            return refuse(response, new Refusal(HttpStatus.GONE, "That position is not in the log any more"));
        } catch (LogAwayException _) {
            return refuse(response, new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "The event log is away"));
        }
    }

    private @Nullable Refusal refusal(ServerHttpRequest request) {
        if (properties.tokens().none()) {
            return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "No link token is configured");
        }
        var authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !properties.tokens().open(authorization)) {
            return new Refusal(HttpStatus.UNAUTHORIZED, "A link needs a valid bearer token");
        }
        if (!"websocket".equalsIgnoreCase(request.getHeaders().getUpgrade())) {
            return new Refusal(HttpStatus.UPGRADE_REQUIRED, "The link is a WebSocket");
        }
        if (connections.count() >= properties.maxBackends()) {
            return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "This node has as many links as it may");
        }
        return null;
    }

    private static LinkQuery query(ServerHttpRequest request) {
        return LinkQuery.of(
                ((ServletServerHttpRequest) request).getServletRequest().getParameterMap());
    }

    private boolean refuse(ServerHttpResponse response, Refusal refusal) throws IOException {
        metrics.refused(refusal.status());
        response.setStatusCode(refusal.status());
        var headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        switch (refusal.status()) {
            case UNAUTHORIZED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"link\"");
            case UPGRADE_REQUIRED -> headers.setUpgrade("websocket");
            case SERVICE_UNAVAILABLE -> headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            default -> {}
        }
        response.getBody().write(refusal.problem().getBytes(StandardCharsets.UTF_8));
        return false;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}

    private record Refusal(HttpStatus status, String detail) {

        /// RFC 9457. The texts are ours and hold nothing that JSON would have to escape.
        String problem() {
            return "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                    .formatted(status.getReasonPhrase(), status.value(), detail);
        }
    }
}
