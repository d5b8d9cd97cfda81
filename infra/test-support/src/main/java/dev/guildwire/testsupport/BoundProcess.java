package dev.guildwire.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program that cannot outlive this JVM, however the JVM ends (also by `kill -9`), on Linux and macOS.
///
/// A watcher beside the program holds the read end of a pipe that only this JVM writes to. When the JVM is gone the
/// pipe ends, and the watcher ends the program: SIGTERM, and SIGKILL five seconds later. The program's process id
/// is [Process#pid] because the shell becomes the program.
///
/// Ctrl-C in a terminal reaches every process in the foreground; the program ignores it, so that whoever started
/// it decides the order of the end.
public final class BoundProcess {

    private static final String SCRIPT = """
            trap '' INT HUP
            exec 3<&0
            {
              read -r _ <&3
              kill -TERM $$ || exit
              for _ in 1 2 3 4 5; do sleep 1; kill -0 $$ || exit; done
              kill -KILL $$
            } >/dev/null 2>&1 </dev/null &
            exec "$@" </dev/null 3<&-
            """;

    private BoundProcess() {}

    /// @param environment added to this JVM's own
    /// @param output      gets what the program prints, both streams; appended to
    public static Process start(List<String> command, Map<String, String> environment, Path output) {
        var shell = Stream.concat(Stream.of("/bin/sh", "-c", SCRIPT, "bound"), command.stream())
                .toList();
        var builder = new ProcessBuilder(shell)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the program: SIGTERM, and SIGKILL when it has not gone within the grace. Returns once it is gone.
    public static void stop(Process process, Duration grace) {
        process.destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
