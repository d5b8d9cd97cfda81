package dev.guildwire.rooms.room;

import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.RoomsServer;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.event.command.CommandStartedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// Counts what an instance's HTTP requests ask of Redis: the commands that their own threads send, and the requests
/// that they hand to Discord's queue, which has a connection of its own and takes one in with one command. Once a
/// minute a request also notes that its session was used, which is left out.
final class RedisRoundTrips implements CommandListener {

    private static final String REQUEST_THREADS = "jetty-";
    private static final String SESSIONS = LoginSession.REDIS_NAMESPACE + ":sessions:";
    private static final String WATCH = "guildwire:login:watch";

    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final MeterRegistry metrics;

    private RedisRoundTrips(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    static RedisRoundTrips of(RoomsServer instance) {
        var counter = new RedisRoundTrips(instance.bean(MeterRegistry.class));
        var connections = instance.bean(LettuceConnectionFactory.class);
        Objects.requireNonNull(connections.getNativeClient()).addListener(counter);
        connections.resetConnection(); // A connection knows the listeners that were there when it was opened.
        return counter;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (Thread.currentThread().getName().startsWith(REQUEST_THREADS)) {
            var command = event.getCommand();
            commands.add(command.getType() + " "
                    + Objects.requireNonNull(command.getArgs()).toCommandString());
        }
    }

    private static boolean isOfEachRequest(String command) {
        var notesUse = command.startsWith("EVAL") && command.contains(SESSIONS);
        return !notesUse && !command.contains(WATCH);
    }

    /// Of requests that are answered before this returns.
    List<String> during(Runnable request) {
        var queuedBefore = queued();
        commands.clear();
        request.run();
        var all = new ArrayList<>(
                commands.stream().filter(RedisRoundTrips::isOfEachRequest).toList());
        all.addAll(Collections.nCopies(queued() - queuedBefore, "a request to Discord's queue"));
        return all;
    }

    private int queued() {
        return (int) metrics.find("guildwire.discord.accepted").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
