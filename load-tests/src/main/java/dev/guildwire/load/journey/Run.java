package dev.guildwire.load.journey;

import dev.guildwire.load.fanout.wire.RealTime;
import dev.guildwire.load.installation.Discord;
import dev.guildwire.load.installation.Target;
import dev.guildwire.load.installation.Traffic;
import dev.guildwire.load.k6.K6Duration;
import dev.guildwire.load.k6.K6Options;
import dev.guildwire.load.k6.Scenario;
import dev.guildwire.load.metric.Metrics;
import dev.guildwire.load.metric.Name;
import dev.guildwire.load.metric.Samples;
import dev.guildwire.load.watch.Sockets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// One load test: what all virtual users share. Thread-safe.
public final class Run implements AutoCloseable {

    private static final Duration USUAL_UNTIL = Duration.ofSeconds(30);
    private static final int SOCKET_THREADS = 1;
    private static final String TRAFFIC = "traffic";

    private final K6Options options;
    private final Target target;
    private final Duration longer;
    private final Metrics metrics;
    private final Sockets sockets;
    private final Discord discord;
    private final List<String> guilds;
    private final AtomicInteger users = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile Start start = new Start(0, 0);

    /// The people who log in, in the first guild.
    private volatile List<String> people = List.of();

    /// The same moment by two clocks.
    private record Start(long nanos, long realNanos) {}

    /// @param longer added to how long the traffic and those who watch it stay
    public Run(K6Options options, Target target, Duration longer) {
        this.options = options;
        this.target = target;
        this.longer = longer;
        metrics = new Metrics(options);
        sockets = new Sockets(SOCKET_THREADS);
        discord = new Discord(target.simulator());
        guilds = discord.guilds();
    }

    /// Makes sure that there are enough people. To be called before the clock starts.
    public void prepare() {
        var needed = options.scenarios().stream()
                .filter(Journeys::logsIn)
                .mapToInt(scenario -> Math.ceilDiv(
                        Journeys.people(scenario) * scenario.executor().maxVus(), connectionsPerPerson(scenario)))
                .max()
                .orElse(0);
        people = discord.people(guilds.getFirst(), needed);
    }

    /// Starts the clock that every time in the options counts from.
    void begin() {
        start = new Start(System.nanoTime(), RealTime.nanos());
        metrics.add(
                Name.VUS_MAX,
                options.scenarios().stream()
                        .mapToInt(scenario -> scenario.executor().maxVus())
                        .sum());
    }

    public Metrics metrics() {
        return metrics;
    }

    /// Where a scenario's virtual users put their samples.
    Samples samples(Scenario scenario) {
        return metrics.of(scenario);
    }

    public K6Options options() {
        return options;
    }

    /// Asks all virtual users to come to an end.
    public void stop() {
        stopping.set(true);
    }

    public boolean isStopping() {
        return stopping.get();
    }

    void userCame() {
        metrics.add(Name.VUS, users.incrementAndGet());
    }

    void userLeft() {
        metrics.add(Name.VUS, users.decrementAndGet());
    }

    /// How many virtual users there are now.
    public int users() {
        return users.get();
    }

    Target target() {
        return target;
    }

    Discord discord() {
        return discord;
    }

    Sockets sockets() {
        return sockets;
    }

    /// By [System#nanoTime].
    long startNanos() {
        return start.nanos;
    }

    /// By the clock that the simulator's marks are of.
    long startRealNanos() {
        return start.realNanos;
    }

    String watchedGuild() {
        return guilds.getFirst();
    }

    /// Who has this place among a scenario's virtual users.
    String person(Scenario scenario, int ordinal) {
        return people.get(ordinal / connectionsPerPerson(scenario) % people.size());
    }

    /// The person who may administer, of an installation that was set up like the local stack.
    String admin() {
        return discord.firstPerson();
    }

    private static int connectionsPerPerson(Scenario scenario) {
        return number(scenario, "CONNECTIONS_PER_PERSON", 1);
    }

    /// When those who watch leave, from the start.
    Duration until(Scenario scenario) {
        return duration(scenario, "UNTIL", USUAL_UNTIL).plus(longer);
    }

    /// How long something of its own accord goes on.
    Duration lasting(Scenario scenario, Duration otherwise) {
        return duration(scenario, "FOR", otherwise).plus(longer);
    }

    Traffic traffic(Scenario scenario) {
        var guild = "second".equals(scenario.env().get("GUILD")) ? guilds.get(1) : guilds.getFirst();
        var seconds = lasting(scenario, Duration.ofSeconds(10)).toSeconds();
        return new Traffic(
                guild,
                number(scenario, "PER_SECOND", 100),
                Math.toIntExact(seconds),
                number(scenario, "PEOPLE", Traffic.USUAL_PEOPLE));
    }

    /// How many numbered events the watched guild will have.
    long expectedJoins() {
        return options.scenarios().stream()
                .filter(scenario -> scenario.exec().equals(TRAFFIC))
                .map(this::traffic)
                .filter(traffic -> traffic.guildId().equals(watchedGuild()))
                .mapToLong(Traffic::joins)
                .sum();
    }

    static Duration duration(Scenario scenario, String name, Duration otherwise) {
        var given = scenario.env().get(name);
        return given == null ? otherwise : K6Duration.parse(given);
    }

    static int number(Scenario scenario, String name, int otherwise) {
        var given = scenario.env().get(name);
        return given == null ? otherwise : Integer.parseInt(given);
    }

    @Override
    public void close() {
        sockets.close();
        discord.close();
    }
}
