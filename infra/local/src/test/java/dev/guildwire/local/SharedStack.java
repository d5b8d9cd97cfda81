package dev.guildwire.local;

import dev.guildwire.local.setup.Artifacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// One stack with two edges for all tests of this JVM that use it; started at first use. They kill its parts, so they
/// run one after another ([org.junit.jupiter.api.parallel.ExecutionMode#SAME_THREAD]), beside tests that do without it.
public final class SharedStack {

    /// Rooms end soon, so that tests see it.
    private static final Map<String, String> SETTINGS = Map.of(
            "GUILDWIRE_ROOM_IDLEAFTER", "15s", "GUILDWIRE_ROOM_WARNING", "10s", "GUILDWIRE_ROOM_SWEEPEVERY", "1s");

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
