package dev.guildwire.load.installation;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One that runs already.
///
/// @param killCommand a shell command that kills an edge
public record RemoteTarget(
        URI base, URI simulator, @Nullable String killCommand) implements Target {

    @Override
    public void killEdge() {
        if (killCommand == null) {
            throw new IllegalStateException("nobody said how to kill an edge");
        }
        try {
            var exit = new ProcessBuilder(List.of("sh", "-c", killCommand))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("\"" + killCommand + "\" ended with status " + exit);
            }
        } catch (IOException e) {
            throw new IllegalStateException("\"" + killCommand + "\" cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public boolean canKillEdge() {
        return killCommand != null;
    }

    @Override
    public void awaitReady() {
        // Whoever runs it knows.
    }

    @Override
    public Map<String, Long> processes() {
        return Map.of("load test", ProcessHandle.current().pid());
    }

    @Override
    public void close() {
        // It was there before.
    }
}
