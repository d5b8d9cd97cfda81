package dev.guildwire.edge.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCookie;
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
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/// Turns handshakes at the endpoints' paths into connections (RFC 6455, section 4.2) and leaves every other request to
/// the handler behind it. No extension and no subprotocol is ever agreed on.
final class WebSocketHandler extends Handler.Wrapper {

    private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final HttpField UPGRADE = new PreEncodedHttpField(HttpHeader.UPGRADE, "websocket");
    private static final HttpField CONNECTION = new PreEncodedHttpField(HttpHeader.CONNECTION, "Upgrade");
    private static final HttpField VERSION_13 = new HttpField(HttpHeader.SEC_WEBSOCKET_VERSION, "13");
    private static final HttpField RETRY_AFTER = new HttpField(HttpHeader.RETRY_AFTER, "1");
    private static final int KEY_LENGTH = 24;

    private final Admission admission;
    private final Map<String, Endpoint> endpoints;

    WebSocketHandler(Admission admission, List<Endpoint> endpoints) {
        super(true);
        this.admission = admission;
        this.endpoints = endpoints.stream().collect(Collectors.toUnmodifiableMap(Endpoint::path, Function.identity()));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var endpoint = endpoints.get(Request.getPathInContext(request));
        if (endpoint == null) {
            return super.handle(request, response, callback);
        }
        if (isHandshake(request)) {
            new Opening(endpoint, request, response, callback).begin(admission);
        } else {
            endpoint.connections().handshake(Admission.Outcome.MALFORMED);
            refuseMalformed(request, response, callback);
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
            HandshakeRefusal.MALFORMED.write(response, callback);
        } else {
            response.getHeaders().put(UPGRADE);
            HandshakeRefusal.NO_HANDSHAKE.write(response, callback);
        }
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

    /// One handshake on its way. The protocol may take its time to decide; the place is taken meanwhile.
    private record Opening(Endpoint endpoint, Request request, Response response, Callback callback) {

        void begin(Admission admission) {
            var brought = read();
            var outcome = admission.ask(request.getHeaders().get(HttpHeader.ORIGIN), endpoint.connections());
            if (outcome == Admission.Outcome.ADMITTED) {
                var _ = endpoint.protocol().enter(brought).whenComplete(this::settle);
            } else {
                refuse(outcome);
            }
        }

        private Handshake read() {
            var cookies = Request.getCookies(request).stream()
                    .collect(Collectors.groupingBy(
                            HttpCookie::getName, Collectors.mapping(HttpCookie::getValue, Collectors.toList())));
            var parameters = Request.extractQueryParameters(request).stream()
                    .collect(Collectors.toMap(Fields.Field::getName, Fields.Field::getValue, (first, _) -> first));
            return new Handshake(cookies, parameters);
        }

        private void settle(Entry entry, @Nullable Throwable failure) {
            if (failure != null) {
                fail(failure);
                return;
            }
            switch (entry) {
                case Entry.Admitted(var handler) -> upgrade(handler);
                case Entry.Unauthorized() -> giveBack(Admission.Outcome.UNAUTHORIZED);
                case Entry.Unavailable() -> giveBack(Admission.Outcome.UNAVAILABLE);
            }
        }

        private void giveBack(Admission.Outcome outcome) {
            endpoint.connections().release();
            refuse(outcome);
        }

        private void refuse(Admission.Outcome outcome) {
            endpoint.connections().handshake(outcome);
            switch (outcome) {
                case ORIGIN -> HandshakeRefusal.FOREIGN_ORIGIN.write(response, callback);
                case UNAUTHORIZED -> HandshakeRefusal.UNAUTHORIZED.write(response, callback);
                case RATE, FULL, CLOSED, UNAVAILABLE -> {
                    response.getHeaders().put(RETRY_AFTER);
                    HandshakeRefusal.UNAVAILABLE.write(response, callback);
                }
                case ADMITTED, MALFORMED -> throw new IllegalArgumentException(outcome + " is no refusal here");
            }
        }

        private void upgrade(Function<BrowserConnection, ConnectionHandler> handler) {
            try {
                request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, connection(handler));
            } catch (RuntimeException e) {
                fail(e);
                return;
            }
            endpoint.connections().handshake(Admission.Outcome.ADMITTED);
            response.setStatus(HttpStatus.SWITCHING_PROTOCOLS_101);
            var headers = response.getHeaders();
            headers.put(UPGRADE);
            headers.put(CONNECTION);
            headers.put(
                    HttpHeader.SEC_WEBSOCKET_ACCEPT, accept(request.getHeaders().get(HttpHeader.SEC_WEBSOCKET_KEY)));
            response.write(true, null, Callback.from(callback::succeeded, this::fail));
        }

        private BrowserConnection connection(Function<BrowserConnection, ConnectionHandler> handler) {
            var metaData = request.getConnectionMetaData();
            return new BrowserConnection(
                    metaData.getConnection().getEndPoint(),
                    metaData.getConnector().getExecutor(),
                    endpoint.connections(),
                    handler);
        }

        /// There will be no connection; once there is one, its end gives the place back.
        private void fail(Throwable cause) {
            endpoint.connections().release();
            callback.failed(cause);
        }
    }
}
