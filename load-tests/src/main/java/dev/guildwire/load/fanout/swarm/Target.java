package dev.guildwire.load.fanout.swarm;

import java.net.InetSocketAddress;

/// The server that a swarm connects to.
///
/// @param origin what browsers would send as `Origin`
/// @param resumes whether subscribers keep their position, to resume from it on their next connection
/// @param returns whether subscribers whose connection the server ends come back by themselves, as browsers do
public record Target(InetSocketAddress address, String origin, boolean resumes, boolean returns) {

    /// One whose subscribers come back only when they are told to.
    public Target(InetSocketAddress address, String origin, boolean resumes) {
        this(address, origin, resumes, false);
    }

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
