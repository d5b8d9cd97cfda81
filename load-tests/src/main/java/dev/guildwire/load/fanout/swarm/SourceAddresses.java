package dev.guildwire.load.fanout.swarm;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Where connections come from. One address has about 28 000 ports to connect to one server from, so a greater swarm
/// takes further addresses of the loopback network.
final class SourceAddresses {

    static final int PER_ADDRESS = 25_000;

    private SourceAddresses() {}

    /// The address for the nth connection; null leaves the choice to the system, which also reuses ports sooner.
    static @Nullable InetSocketAddress of(int number) {
        return number < PER_ADDRESS
                ? null
                : new InetSocketAddress(InetAddress.ofLiteral("127.0.0." + (1 + number / PER_ADDRESS)), 0);
    }
}
