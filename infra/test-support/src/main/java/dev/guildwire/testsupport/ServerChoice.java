package dev.guildwire.testsupport;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Containers or embedded servers, and why.
///
/// @param docker true for containers
/// @param reason for whoever reads the test's output
record ServerChoice(boolean docker, String reason) {

    /// @param setting  `auto`, `docker` or `embedded`
    /// @param obstacle what keeps containers from being used here, or null; asked only when it matters
    /// @throws IllegalStateException when the setting asks for what cannot be had; its message says what to do
    static ServerChoice make(String setting, Supplier<@Nullable String> obstacle) {
        return switch (setting) {
            case "embedded" -> new ServerChoice(false, "embedded, as " + TestServers.SWITCH + " says");
            case "docker" -> docker(obstacle.get());
            case "auto" -> auto(obstacle.get());
            default ->
                throw new IllegalStateException(
                        TestServers.SWITCH + " is '" + setting + "': it can be auto, docker or embedded");
        };
    }

    private static ServerChoice docker(@Nullable String obstacle) {
        if (obstacle != null) {
            throw new IllegalStateException(TestServers.SWITCH + " is 'docker', but " + obstacle);
        }
        return new ServerChoice(true, "containers, as " + TestServers.SWITCH + " says");
    }

    private static ServerChoice auto(@Nullable String obstacle) {
        return obstacle == null
                ? new ServerChoice(true, "containers, because a Docker engine answers and has the images")
                : new ServerChoice(false, "embedded, because " + obstacle);
    }
}
