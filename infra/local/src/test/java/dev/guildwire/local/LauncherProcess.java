package dev.guildwire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.local.option.Option;
import dev.guildwire.local.option.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// [Launcher] in a JVM of its own, and what it printed.
record LauncherProcess(Process process, List<String> lines) implements AutoCloseable {

    static LauncherProcess start(Options options) {
        var arguments = new ArrayList<>(List.of("--data", options.folder().toString()));
        for (var option : Option.values()) {
            arguments.addAll(List.of("--" + option.wire(), Integer.toString(options.number(option))));
        }
        return start(arguments);
    }

    static LauncherProcess start(List<String> arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(
                Stream.of(java, "-cp", System.getProperty("java.class.path"), Launcher.class.getName()),
                arguments.stream());
        try {
            var process = new ProcessBuilder(command.toList())
                    .redirectErrorStream(true)
                    .start();
            var lines = new CopyOnWriteArrayList<String>();
            Thread.startVirtualThread(() -> process.inputReader().lines().forEach(lines::add));
            return new LauncherProcess(process, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitLine(Duration limit, String text) {
        await(text).atMost(limit).until(() -> !process.isAlive() || count(text) > 0);
        assertThat(lines).anyMatch(line -> line.contains(text));
    }

    /// How many lines have this text in them.
    long count(String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    /// What it started and is running now.
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /// The JVM that runs a module's jar.
    ProcessHandle service(String module) {
        return children().stream()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .filter(child -> child.info().commandLine().orElse("").contains("/" + module + "/target/"))
                .findFirst()
                .orElseThrow();
    }

    /// As Ctrl-C and `kill` do.
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
