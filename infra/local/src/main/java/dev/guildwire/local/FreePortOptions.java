package dev.guildwire.local;

import dev.guildwire.local.option.Option;
import dev.guildwire.local.option.Options;
import dev.guildwire.local.option.UsageException;
import dev.guildwire.local.setup.Machine;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Options of a stack that can run beside others, as tests need it.
public final class FreePortOptions {

    /// Below the ports that systems hand out by themselves, management ports included.
    private static final int FIRST = 12_000;

    private static final int LAST = 30_000;
    private static final int ATTEMPTS = 100;

    /// Where each part's ports begin in the block, wide enough for a few edges and rooms.
    private static final Map<Option, Integer> LAYOUT = Map.of(
            Option.PORT, 0,
            Option.SIMULATOR_PORT, 1,
            Option.INGEST_PORT, 2,
            Option.KAFKA_PORT, 3,
            Option.REDIS_PORT, 5,
            Option.EDGE_PORT, 10,
            Option.ROOMS_PORT, 20);

    private FreePortOptions() {}

    /// @param folder of data, secrets and logs
    public static Options in(Path folder) {
        var random = RandomGenerator.getDefault();
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var options = from(random.nextInt(FIRST, LAST), folder);
            try {
                Machine.requireFreePorts(
                        Ports.of(new Surroundings(options, Map.of())), InetAddress.getLoopbackAddress());
                return options;
            } catch (UsageException _) {
                // another block may be free
            }
        }
        throw new IllegalStateException("no block of free ports was found");
    }

    private static Options from(int first, Path folder) {
        var options = new Options(Map.of(), folder, false, Options.DEFAULT_BIND);
        for (var part : LAYOUT.entrySet()) {
            options = options.with(part.getKey(), first + part.getValue());
        }
        return options;
    }
}
