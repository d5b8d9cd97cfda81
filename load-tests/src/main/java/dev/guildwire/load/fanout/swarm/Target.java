package dev.guildwire.load.fanout.swarm;

import java.net.InetSocketAddress;

/// The server that a swarm connects to.
///
/// @param origin what browsers would send as `Origin`
/// @param resumes whether subscribers keep their position, to resume from it on their next connection
public record Target(InetSocketAddress address, String origin, boolean resumes) {

    /// The upgrade request. The guild in the query is for the baseline, which knows no tokens.
    String upgrade(Subscriber subscriber) {
        return """
                GET /api/ws?guild=%s HTTP/1.1\r
                Host: %s:%d\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Origin: %s\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Version: 13\r
                \r
                """.formatted(subscriber.guild(), address.getHostString(), address.getPort(), origin);
    }
}
