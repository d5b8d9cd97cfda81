package dev.guildwire.load.fanout.swarm;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// Each connection takes a file descriptor; a process may hold so many.
final class DescriptorLimit {

    private static final int FOR_ALL_ELSE = 200;

    private DescriptorLimit() {}

    /// @throws IllegalStateException with advice, when the system does not let this process hold so many connections
    static void require(int connections) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < connections + FOR_ALL_ELSE) {
            throw new IllegalStateException("%d connections need a limit of %d open files, and it is %d: ulimit -n"
                    .formatted(connections, connections + FOR_ALL_ELSE, system.getMaxFileDescriptorCount()));
        }
    }
}
