package dev.guildwire.load.watch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// People come from many addresses, and logins are limited by address. On Linux's loopback network every address may
/// be used without being set up, so a test against this machine comes from as many as there would be people.
public final class SourceAddress {

    private static final int COUNT = 250;

    private SourceAddress() {}

    /// All addresses; empty when the target is elsewhere, where only this machine's own address will do.
    public static List<String> all(URI target) {
        return isHere(target)
                ? IntStream.rangeClosed(1, COUNT).mapToObj(SourceAddress::text).toList()
                : List.of();
    }

    static @Nullable InetSocketAddress of(int number, URI target) {
        return isHere(target) ? new InetSocketAddress(InetAddress.ofLiteral(text(1 + number % COUNT)), 0) : null;
    }

    private static String text(int number) {
        return "127.0.1." + number;
    }

    private static boolean isHere(URI target) {
        try {
            return System.getProperty("os.name").equals("Linux")
                    && InetAddress.getByName(target.getHost()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
