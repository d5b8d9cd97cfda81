package dev.guildwire.load.fanout.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The tools of the JDK that this process runs on.
final class Jdk {

    private Jdk() {}

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /// Asks a running JVM for something (`jcmd`).
    ///
    /// @return its answer
    static String ask(long pid, String... request) throws InterruptedException {
        var command = new ArrayList<>(List.of(tool("jcmd"), Long.toString(pid)));
        command.addAll(List.of(request));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
