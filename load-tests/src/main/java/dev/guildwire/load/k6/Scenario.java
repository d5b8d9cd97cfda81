package dev.guildwire.load.k6;

import java.time.Duration;
import java.util.Map;

/// One scenario of an options file.
///
/// @param exec         names what a virtual user does in one iteration
/// @param startTime    from the beginning of the test
/// @param gracefulStop how long an iteration may go on behind the executor's end
/// @param env          what the iteration is told, as k6 gives it in `__ENV`
/// @param tags         of every sample the scenario makes
public record Scenario(
        String name,
        String exec,
        Duration startTime,
        Duration gracefulStop,
        Map<String, String> env,
        Map<String, String> tags,
        Executor executor) {

    public Scenario {
        env = Map.copyOf(env);
        tags = Map.copyOf(tags);
    }
}
