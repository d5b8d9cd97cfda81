package dev.guildwire.edge.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What a client hears in place of a WebSocket: a problem document (RFC 9457), in the form and with the codes that
/// rooms answers with. A browser's script never sees it; other clients, and people who look for a fault, do.
enum HandshakeRefusal {
    NO_HANDSHAKE(HttpStatus.UPGRADE_REQUIRED_426, "upgrade-required", "This is a WebSocket", "Ask for an upgrade."),
    MALFORMED(
            HttpStatus.BAD_REQUEST_400,
            "invalid-request",
            "The request is not understood",
            "It takes a WebSocket handshake of version 13."),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED_401, "login-required", "You are not logged in", "Log in with Discord."),
    FOREIGN_ORIGIN(
            HttpStatus.FORBIDDEN_403,
            "foreign-origin",
            "The request comes from another site",
            "Connections are accepted from our own pages only."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE_503,
            "unavailable",
            "We cannot do that right now",
            "Wait as long as Retry-After says.");

    private final int status;
    private final String document;

    HandshakeRefusal(int status, String code, String title, String detail) {
        this.status = status;
        this.document =
                "{\"type\":\"urn:guildwire:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                        .formatted(code, title, status, detail, code);
    }

    /// Ends the request, and the connection with it.
    void write(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(true, ByteBuffer.wrap(document.getBytes(StandardCharsets.US_ASCII)), callback);
    }
}
