package dev.guildwire.rooms.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/// Finds the address a request comes from. `X-Forwarded-For` is read from its end, where our own proxies write, and
/// only as far as they are ours: what a client put there itself is never believed.
final class ClientAddress {

    /// What one customer of a provider usually has (RFC 6177).
    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<IpAddressMatcher> trusted;

    ClientAddress(List<String> trustedProxies) {
        trusted = trustedProxies.stream().map(IpAddressMatcher::new).toList();
    }

    /// An address, or the network of an IPv6 address, because one person may use all of it.
    String of(HttpServletRequest request) {
        var address = InetAddress.ofLiteral(request.getRemoteAddr());
        for (var hop : hops(request)) {
            if (!isTrusted(address)) {
                break;
            }
            try {
                address = InetAddress.ofLiteral(hop);
            } catch (IllegalArgumentException _) {
                break;
            }
        }
        return subject(address);
    }

    /// From the last to the first.
    private static List<String> hops(HttpServletRequest request) {
        var header = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList()
                .reversed();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.matches(address.getHostAddress()));
    }

    private static String subject(InetAddress address) {
        return address instanceof Inet6Address six
                ? HexFormat.of().formatHex(six.getAddress(), 0, IPV6_NETWORK_BYTES)
                : address.getHostAddress();
    }
}
