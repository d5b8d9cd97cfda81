package dev.guildwire.local;

import dev.guildwire.local.balancer.BackendPool;
import dev.guildwire.local.balancer.Balancer;
import dev.guildwire.local.canary.Canary;
import dev.guildwire.local.canary.SimulatedDiscord;
import dev.guildwire.local.option.Option;
import dev.guildwire.local.option.Options;
import dev.guildwire.local.process.Child;
import dev.guildwire.local.process.ChildGroup;
import dev.guildwire.local.process.ChildListener;
import dev.guildwire.local.process.Program;
import dev.guildwire.local.setup.Artifacts;
import dev.guildwire.local.setup.EnvironmentFile;
import dev.guildwire.local.setup.FolderLock;
import dev.guildwire.local.setup.Machine;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Everything, running. Its parts are processes of their own and end with this JVM; the load balancer is inside it.
///
/// Thread-safe, so that a shutdown hook can close it while it starts.
public final class LocalStack implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(4);

    private final Surroundings surroundings;
    private final Artifacts artifacts;
    private final Progress progress;
    private final ChildGroup foundation = new ChildGroup(new Reporter());
    private final ChildGroup services = new ChildGroup(new Reporter());

    /// Where the load balancer sends requests, by the name of the child that answers them.
    private final Map<String, Backend> backends = new ConcurrentHashMap<>();

    private volatile Map<String, String> variables = Map.of();

    /// What to close, the newest first. Guarded by itself, as changes of [#closed] are.
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private volatile boolean closed;

    private record Backend(BackendPool pool, URI address) {}

    /// @param environment of whoever starts it; says what is not to be simulated or embedded
    public LocalStack(Options options, Map<String, String> environment, Artifacts artifacts, Progress progress) {
        surroundings = new Surroundings(options, environment);
        this.artifacts = artifacts;
        this.progress = progress;
    }

    /// Returns once everything is ready and, with the simulator, an event has gone all the way through.
    ///
    /// @throws dev.guildwire.local.option.UsageException  when something is in the way
    /// @throws dev.guildwire.local.canary.CanaryException when the event does not come through
    /// @throws IllegalStateException                      when it is closed meanwhile
    public void start() throws InterruptedException {
        var options = surroundings.options();
        Machine.requireMemory(Footprint.megabytes(options));
        own(FolderLock.take(options.folder(), options.fresh()));
        var outside = Machine.address(options.bind());
        Machine.requireFreePorts(Ports.of(surroundings), outside);

        var file = new EnvironmentFile(options.folder().resolve("guildwire.env"));
        var all = Variables.of(surroundings, file.read(), new SecureRandom());
        own(foundation);
        startFoundation(new Programs(surroundings, artifacts, all));
        var balancer = own(Balancer.start(new InetSocketAddress(outside, options.number(Option.PORT))));
        foundation.awaitReady(READY_LIMIT);
        all.put("ADMIN_USER_IDS", surroundings.given("ADMIN_USER_IDS").orElseGet(this::firstPerson));
        file.write(all);
        variables = Map.copyOf(all);

        own(services);
        startServices(new Programs(surroundings, artifacts, all), balancer);
        services.awaitReady(READY_LIMIT);
        walkCanary();
    }

    public URI baseUrl() {
        return surroundings.baseUrl();
    }

    public URI simulatorUrl() {
        return surroundings.simulatorUrl();
    }

    public URI ingestUrl() {
        return surroundings.ingestUrl();
    }

    /// Of data, secrets and logs.
    public Path folder() {
        return surroundings.options().folder();
    }

    /// What the environment file holds: addresses and secrets by their names.
    public Map<String, String> variables() {
        return variables;
    }

    /// Everything that runs, in the order it was started. The names are `redis`, `kafka`, `simulator`, `ingest`,
    /// `edge-1` and on, `rooms-1` and on.
    public List<Child> children() {
        return Stream.of(foundation, services)
                .flatMap(group -> group.children().stream())
                .toList();
    }

    public Child child(String name) {
        return children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + name));
    }

    public Child edge(int number) {
        return child("edge-" + number);
    }

    /// Returns once all services are ready, as after one was killed.
    public void awaitReady() throws InterruptedException {
        services.awaitReady(READY_LIMIT);
    }

    /// Ends everything within about 20 seconds, whatever state it is in: first what serves, then what that needs.
    @Override
    public void close() {
        Deque<AutoCloseable> closing;
        synchronized (parts) {
            closed = true;
            closing = new ArrayDeque<>(parts);
            parts.clear();
        }
        for (var part : closing) {
            try {
                part.close();
            } catch (Exception e) {
                progress.say("A part would not end: " + e);
            }
        }
    }

    private <T extends AutoCloseable> T own(T part) {
        synchronized (parts) {
            if (!closed) {
                parts.push(part);
                return part;
            }
        }
        try {
            part.close();
        } catch (Exception e) {
            progress.say("A part would not end: " + e);
        }
        throw new IllegalStateException("closed");
    }

    private void startFoundation(Programs programs) {
        if (surroundings.ownsRedis()) {
            foundation.start(programs.redis());
        }
        if (surroundings.ownsKafka()) {
            foundation.start(programs.kafka());
        }
        if (surroundings.simulatesDiscord()) {
            foundation.start(programs.simulator());
        }
        progress.say("Starting " + names(foundation));
    }

    private void startServices(Programs programs, Balancer balancer) {
        services.start(programs.ingest());
        for (var number = 1; number <= surroundings.options().number(Option.ROOMS); number++) {
            startBehind(balancer.rooms(), programs.rooms(number), programs.roomsPort(number));
        }
        for (var number = 1; number <= surroundings.options().number(Option.EDGES); number++) {
            startBehind(balancer.edges(), programs.edge(number), programs.edgePort(number));
        }
        progress.say("Starting " + names(services));
    }

    private void startBehind(BackendPool pool, Program program, int port) {
        backends.put(program.name(), new Backend(pool, URI.create("http://127.0.0.1:" + port)));
        services.start(program);
    }

    private String firstPerson() {
        if (!surroundings.simulatesDiscord()) {
            return "";
        }
        try (var client = HttpClient.newHttpClient()) {
            var guilds = new SimulatedDiscord(client, simulatorUrl()).guilds();
            return guilds.getFirst().people().getFirst();
        }
    }

    private void walkCanary() {
        if (surroundings.simulatesDiscord()) {
            var latency = Canary.walk(baseUrl(), simulatorUrl());
            progress.say(
                    "Somebody joined a voice channel, and a browser saw it %d ms later".formatted(latency.toMillis()));
        }
    }

    private static String names(ChildGroup group) {
        return String.join(", ", group.children().stream().map(Child::name).toList());
    }

    /// Tells the load balancer and whoever waits.
    private final class Reporter implements ChildListener {

        @Override
        public void readyChanged(String name, boolean ready) {
            var backend = backends.get(name);
            if (backend != null) {
                backend.pool().mark(backend.address(), ready);
            }
            if (!closed) {
                progress.say(name + (ready ? " is ready" : " is not ready"));
            }
        }

        @Override
        public void ended(String name, int exit, Duration pause) {
            progress.say("%s ended with status %d; it starts again in %.1f s (%s)"
                    .formatted(name, exit, pause.toMillis() / 1000.0, logOf(name)));
        }
    }

    private String logOf(String name) {
        return surroundings
                .options()
                .folder()
                .resolve("logs")
                .resolve(name + ".log")
                .toString();
    }
}
