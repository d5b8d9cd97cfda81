package dev.guildwire.load.installation;

import dev.guildwire.local.FreePortOptions;
import dev.guildwire.local.LocalStack;
import dev.guildwire.local.process.Child;
import dev.guildwire.local.setup.Artifacts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/// The local stack on free ports, with two edges. Its parts are processes of their own; only its load balancer lives in
/// this JVM.
public final class LocalTarget implements Target {

    private static final int FIRST_EDGE = 1;

    private final LocalStack stack;
    private final Path folder;

    private LocalTarget(LocalStack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
    }

    /// Returns when everything is up and an event has gone all the way.
    public static LocalTarget start() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("guildwire-load");
        var stack = new LocalStack(
                FreePortOptions.in(folder), Map.of(), Artifacts.findFrom(Path.of("")), System.err::println);
        var target = new LocalTarget(stack, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(target::close));
        try {
            stack.start();
            return target;
        } catch (RuntimeException | InterruptedException e) {
            target.close();
            throw e;
        }
    }

    @Override
    public URI base() {
        return stack.baseUrl();
    }

    @Override
    public URI simulator() {
        return stack.simulatorUrl();
    }

    @Override
    public void killEdge() {
        stack.edge(FIRST_EDGE).kill();
    }

    @Override
    public boolean canKillEdge() {
        return true;
    }

    @Override
    public void awaitReady() throws InterruptedException {
        stack.awaitReady();
    }

    @Override
    public Map<String, Long> processes() {
        var processes = stack.children().stream().collect(Collectors.toMap(Child::name, Child::pid));
        processes.put("load test with load balancer", ProcessHandle.current().pid());
        return processes;
    }

    @Override
    public void close() {
        stack.close();
        if (Files.exists(folder)) {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("Left behind: " + folder + " (" + e + ")");
        }
    }
}
