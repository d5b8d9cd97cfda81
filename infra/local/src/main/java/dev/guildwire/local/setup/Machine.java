package dev.guildwire.local.setup;

import com.sun.management.OperatingSystemMXBean;
import dev.guildwire.local.option.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;

/// What this machine must have for a stack to start.
public final class Machine {

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    /// A port that one of our programs wants.
    ///
    /// @param owner  what will listen on it
    /// @param option the option that moves it
    public record Port(int number, String owner, String option) {}

    private Machine() {}

    public static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException _) {
            throw new UsageException("--bind " + text + ": there is no such address.");
        }
    }

    /// @param outside the address the load balancer listens on; a busy port there counts too
    public static void requireFreePorts(List<Port> ports, InetAddress outside) {
        var owners = new HashMap<Integer, Port>();
        for (var port : ports) {
            var other = owners.put(port.number(), port);
            if (other != null) {
                throw new UsageException("Port %d is meant for %s and %s: move one with --%s N."
                        .formatted(port.number(), other.owner(), port.owner(), port.option()));
            }
            if (isBusy(port.number(), InetAddress.getLoopbackAddress()) || isBusy(port.number(), outside)) {
                throw new UsageException(
                        "Port %d (%s) is in use by another program: end that, or move ours with --%s N."
                                .formatted(port.number(), port.owner(), port.option()));
            }
        }
    }

    public static void requireMemory(long megabytes) {
        var available = availableMegabytes();
        if (available < megabytes) {
            throw new UsageException(
                    "%d MB of memory are free and this needs about %d: end other programs, or start fewer"
                                    .formatted(available, megabytes)
                            + " edges with --edges N.");
        }
    }

    private static boolean isBusy(int port, InetAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static long availableMegabytes() {
        return linuxAvailableMegabytes().orElseGet(() -> {
            var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            return system.getTotalMemorySize() >> 20;
        });
    }

    /// What programs can have without swapping; the free memory alone would leave out the page cache. Where the system
    /// does not say (macOS), all memory counts.
    private static OptionalLong linuxAvailableMegabytes() {
        if (!Files.exists(MEMORY)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith(AVAILABLE))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
