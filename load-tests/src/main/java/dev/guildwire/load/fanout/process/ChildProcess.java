package dev.guildwire.load.fanout.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A Java process of the benchmark's own, on the same JDK, with its output in a file.
public final class ChildProcess implements AutoCloseable {

    /// How a process ends.
    enum Ending {
        /// By itself when its standard input ends, also because this process has died.
        WITH_ITS_INPUT,
        /// Killed: a stateless service, whose farewell to ten thousand clients is not waited for.
        KILLED
    }

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration END_WITHIN = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int LINES_OF_A_COMPLAINT = 15;

    private final Ending ending;
    private final Process process;
    private final Path log;
    private final Thread atExit = Thread.ofPlatform().unstarted(this::end);

    private ChildProcess(Ending ending, Process process, Path log) {
        this.ending = ending;
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Starts a service.
    ///
    /// @param log         takes its output
    /// @param arguments   of `java`
    /// @param environment what is added to this process's environment
    public static ChildProcess service(Path log, List<String> arguments, Map<String, String> environment) {
        return service(log, List.of(), arguments, environment);
    }

    /// The same by way of another command.
    ///
    /// @param prefix what comes before `java`
    static ChildProcess service(
            Path log, List<String> prefix, List<String> arguments, Map<String, String> environment) {
        return start(Ending.KILLED, log, java(prefix, arguments), environment);
    }

    /// Arguments for an application's jar.
    ///
    /// @param options a file of JVM options, used when it is there
    public static List<String> jar(Path jar, Path options) {
        var arguments = new ArrayList<String>();
        if (Files.exists(options)) {
            arguments.add("@" + options);
        }
        arguments.addAll(List.of("-jar", jar.toString()));
        return arguments;
    }

    /// Starts a main class of the benchmark itself and waits until it prints a line READY.
    static ChildProcess main(Path log, Class<?> type, List<String> options, List<Object> arguments)
            throws InterruptedException {
        var all = new ArrayList<>(options);
        all.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), type.getName()));
        arguments.forEach(argument -> all.add(argument.toString()));
        var process = start(Ending.WITH_ITS_INPUT, log, java(List.of(), all), Map.of());
        process.await(() -> process.lines().contains("READY"));
        return process;
    }

    private static List<String> java(List<String> prefix, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(Jdk.tool("java"));
        command.addAll(arguments);
        return command;
    }

    private static ChildProcess start(Ending ending, Path log, List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(ending, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /// Waits for a sign of life.
    ///
    /// @throws IllegalStateException when the process ends or the sign does not come, with the end of its output
    public void await(BooleanSupplier sign) throws InterruptedException {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (!sign.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("no start, see " + log + ":\n" + complaint());
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        }
    }

    private String complaint() {
        var lines = lines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_A_COMPLAINT), lines.size()));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        end();
        if (!process.waitFor(END_WITHIN)) {
            process.destroyForcibly().waitFor();
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void end() {
        switch (ending) {
            case WITH_ITS_INPUT -> closeInput();
            case KILLED -> process.destroyForcibly();
        }
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // it has ended already
        }
    }
}
