package dev.guildwire.edge.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Turns handshakes at one path into connections (RFC 6455, section 4.2) and leaves every other request to the
/// handler behind it. No extension and no subprotocol is ever agreed on.
final class WebSocketHandler extends Handler.Wrapper {

    private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final HttpField UPGRADE = new PreEncodedHttpField(HttpHeader.UPGRADE, "websocket");
    private static final HttpField CONNECTION = new PreEncodedHttpField(HttpHeader.CONNECTION, "Upgrade");
    private static final HttpField VERSION_13 = new HttpField(HttpHeader.SEC_WEBSOCKET_VERSION, "13");
    private static final HttpField RETRY_AFTER = new HttpField(HttpHeader.RETRY_AFTER, "1");
    private static final int KEY_LENGTH = 24;

    private final String path;
    private final Admission admission;
    private final Connections connections;
    private final ConnectionMetrics metrics;
    private final Function<BrowserConnection, ConnectionHandler> protocol;

    WebSocketHandler(
            String path,
            Admission admission,
            Connections connections,
            ConnectionMetrics metrics,
            Function<BrowserConnection, ConnectionHandler> protocol) {
        super(true);
        this.path = path;
        this.admission = admission;
        this.connections = connections;
        this.metrics = metrics;
        this.protocol = protocol;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!path.equals(Request.getPathInContext(request))) {
            return super.handle(request, response, callback);
        }
        var outcome = isHandshake(request)
                ? admission.ask(request.getHeaders().get(HttpHeader.ORIGIN))
                : Admission.Outcome.MALFORMED;
        metrics.handshake(outcome);
        switch (outcome) {
            case ADMITTED -> upgrade(request, response, callback);
            case MALFORMED -> refuseMalformed(request, response, callback);
            case ORIGIN -> end(response, HttpStatus.FORBIDDEN_403, callback);
            case RATE, FULL, CLOSED -> {
                response.getHeaders().put(RETRY_AFTER);
                end(response, HttpStatus.SERVICE_UNAVAILABLE_503, callback);
            }
        }
        return true;
    }

    private static boolean isHandshake(Request request) {
        var headers = request.getHeaders();
        var key = headers.get(HttpHeader.SEC_WEBSOCKET_KEY);
        return "GET".equals(request.getMethod())
                && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
                && headers.contains(HttpHeader.UPGRADE, "websocket")
                && headers.contains(HttpHeader.CONNECTION, "Upgrade")
                && "13".equals(headers.get(HttpHeader.SEC_WEBSOCKET_VERSION))
                && key != null
                && key.length() == KEY_LENGTH;
    }

    private static void refuseMalformed(Request request, Response response, Callback callback) {
        if (request.getHeaders().contains(HttpHeader.UPGRADE, "websocket")) {
            response.getHeaders().put(VERSION_13);
            end(response, HttpStatus.BAD_REQUEST_400, callback);
        } else {
            response.getHeaders().put(UPGRADE);
            end(response, HttpStatus.UPGRADE_REQUIRED_426, callback);
        }
    }

    private static void end(Response response, int status, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, null, callback);
    }

    private void upgrade(Request request, Response response, Callback callback) {
        try {
            var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
            var executor = request.getConnectionMetaData().getConnector().getExecutor();
            var connection = new BrowserConnection(endPoint, executor, connections, protocol);
            request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, connection);
        } catch (RuntimeException e) {
            connections.release();
            throw e;
        }
        response.setStatus(HttpStatus.SWITCHING_PROTOCOLS_101);
        var headers = response.getHeaders();
        headers.put(UPGRADE);
        headers.put(CONNECTION);
        headers.put(HttpHeader.SEC_WEBSOCKET_ACCEPT, accept(request.getHeaders().get(HttpHeader.SEC_WEBSOCKET_KEY)));
        response.write(true, null, callback);
    }

    private static String accept(String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(sha1.digest((key + KEY_SUFFIX).getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
