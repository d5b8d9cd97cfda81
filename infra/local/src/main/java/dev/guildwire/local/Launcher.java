package dev.guildwire.local;

import dev.guildwire.local.canary.CanaryException;
import dev.guildwire.local.option.CommandLine;
import dev.guildwire.local.option.UsageException;
import dev.guildwire.local.setup.Artifacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The program behind `./run`: brings the stack up, says where it is, and ends it when it is told to.
public final class Launcher {

    private Launcher() {}

    static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(CommandLine.help());
            return;
        }
        try {
            run(List.of(arguments), System.getenv());
        } catch (UsageException | CanaryException e) {
            System.err.println("guildwire: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(List<String> arguments, Map<String, String> environment) throws InterruptedException {
        var console = new Console(System.out);
        var artifacts = Artifacts.findFrom(Path.of(""));
        var options = CommandLine.parse(arguments, environment, artifacts.root());
        var stack = new LocalStack(options, environment, artifacts, console);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            console.say("Ending");
            stack.close();
            console.say("Ended");
            ended.countDown();
        }));
        try {
            stack.start();
        } catch (IllegalStateException e) {
            ended.await();
            return;
        }
        console.announce(stack);
        ended.await();
    }
}
