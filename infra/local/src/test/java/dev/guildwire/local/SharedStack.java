package dev.guildwire.local;

import dev.guildwire.local.setup.Artifacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// One stack with two edges for all tests of this JVM that only watch and use it; started at first use.
public final class SharedStack {

    /// Rooms end soon, so that tests see it.
    private static final Map<String, String> SETTINGS = Map.of(
            "GUILDWIRE_ROOM_IDLEAFTER", "20s", "GUILDWIRE_ROOM_WARNING", "10s", "GUILDWIRE_ROOM_SWEEPEVERY", "1s");

    private SharedStack() {}

    public static LocalStack get() {
        return Holder.STACK;
    }

    private static final class Holder {
        static final LocalStack STACK = start();

        private static LocalStack start() {
            try {
                var folder = Files.createTempDirectory("guildwire-stack");
                var stack = new LocalStack(
                        FreePortOptions.in(folder), SETTINGS, Artifacts.findFrom(Path.of("")), System.err::println);
                Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
                stack.start();
                return stack;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
