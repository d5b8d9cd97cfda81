package dev.guildwire.load.watch;

import java.net.URI;
import java.util.Map;

/// A request to open a WebSocket.
///
/// @param address of `http` or `https`; the upgrade goes there
/// @param headers besides those that every upgrade has
/// @param number  of the virtual user; spreads source addresses
/// @param slow    keep the receive buffer small, for who means not to read
public record Handshake(URI address, Map<String, String> headers, int number, boolean slow) {

    public Handshake {
        headers = Map.copyOf(headers);
    }

    boolean secure() {
        return "https".equals(address.getScheme());
    }

    int port() {
        return address.getPort() > 0 ? address.getPort() : secure() ? 443 : 80;
    }

    /// The head of the request.
    String text() {
        var text = new StringBuilder("GET ")
                .append(address.getRawPath())
                .append(address.getRawQuery() == null ? "" : "?" + address.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(address.getRawAuthority())
                .append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
                .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString();
    }
}
