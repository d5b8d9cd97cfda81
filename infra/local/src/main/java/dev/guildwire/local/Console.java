package dev.guildwire.local;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;

/// Prints what happens, each line with the seconds since the program started.
final class Console implements Progress {

    private final PrintStream out;
    private final long started = ManagementFactory.getRuntimeMXBean().getStartTime();

    Console(PrintStream out) {
        this.out = out;
    }

    @Override
    public void say(String line) {
        out.printf("%6.1f s  %s%n", (System.currentTimeMillis() - started) / 1000.0, line);
    }

    /// Says that it is up, and what runs where.
    void announce(LocalStack stack) {
        say("Guildwire is up at " + stack.baseUrl());
        out.println();
        row("load balancer", stack.baseUrl().toString(), "");
        for (var child : stack.children()) {
            row(child.name(), child.program().address(), "process " + child.pid());
        }
        row("logs", stack.folder().resolve("logs").toString(), "");
        row("environment", stack.folder().resolve("guildwire.env").toString(), "");
        out.println();
    }

    private void row(String name, String where, String process) {
        out.printf("  %-14s %-30s %s%n", name, where, process);
    }
}
