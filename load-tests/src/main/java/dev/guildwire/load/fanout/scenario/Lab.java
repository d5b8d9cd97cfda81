package dev.guildwire.load.fanout.scenario;

import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.token.WsTokenClaims;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.load.fanout.baseline.BareConsumer;
import dev.guildwire.load.fanout.process.Broker;
import dev.guildwire.load.fanout.process.Compilers;
import dev.guildwire.load.fanout.process.Edge;
import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.fanout.publisher.Publisher;
import dev.guildwire.load.fanout.report.Figure;
import dev.guildwire.load.fanout.report.Report;
import dev.guildwire.load.fanout.report.Sample;
import dev.guildwire.load.fanout.swarm.Subscriber;
import dev.guildwire.load.fanout.swarm.Swarm;
import dev.guildwire.load.fanout.swarm.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What scenarios work with: Kafka, a publisher, servers to start, people and guilds that nobody had before.
public final class Lab implements AutoCloseable {

    private static final Duration JOIN_WITHIN = Duration.ofMinutes(2);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);
    private static final long FIRST_ID = 1_300_000_000_000_000_000L;
    private static final int RUN_IN_PER_SECOND = 1_000;
    private static final int JOIN_AT_ONCE = 100;

    private final Settings settings;
    private final Broker broker;
    private final Publisher publisher;
    private final Tokens tokens;
    private final Report report = new Report();
    private long nextId = FIRST_ID;

    private Lab(Settings settings, Broker broker) {
        this.settings = settings;
        this.broker = broker;
        this.publisher = Publisher.to(broker.kafka(), Topic.GUILD_EVENTS.wire());
        this.tokens = new Tokens(settings.edge().keys());
    }

    /// Returns once Kafka is up and has run in, so that whoever is measured first has no harder start.
    public static Lab open(Settings settings) throws Exception {
        var lab = new Lab(settings, Broker.start(settings.out()));
        var load = new Load(lab.guilds(8), RUN_IN_PER_SECOND, settings.warmUp(), Load.ORDINARY_BYTES);
        try (var _ = BareConsumer.start(lab.broker.kafka(), Topic.GUILD_EVENTS.wire())) {
            lab.compilers(LongStream.empty())
                    .runIn(settings.compileIn(), () -> lab.publisher.start(load).get());
        }
        return lab;
    }

    /// Of servers, of Kafka, and of this JVM, which publishes and receives.
    Compilers compilers(LongStream servers) {
        var own = LongStream.of(ProcessHandle.current().pid(), broker.pid());
        return Compilers.of(LongStream.concat(own, servers));
    }

    public Settings settings() {
        return settings;
    }

    public Broker broker() {
        return broker;
    }

    public Publisher publisher() {
        return publisher;
    }

    public Report report() {
        return report;
    }

    /// @param server `baseline`, `edge`, or a file of JVM options to start an edge with
    public Server start(String server) throws InterruptedException {
        return switch (server) {
            case Report.EDGE -> settings.edge().start(settings.out(), broker);
            case Report.BASELINE -> Server.baseline(settings.out(), broker.kafka());
            default -> settings.edge().with(Path.of(server)).start(settings.out(), broker);
        };
    }

    /// Guilds in which nothing has happened yet.
    public List<GuildId> guilds(int count) {
        return IntStream.range(0, count).mapToObj(_ -> new GuildId(nextId++)).toList();
    }

    /// People spread evenly over guilds.
    public List<Subscriber> subscribers(int count, List<GuildId> guilds) {
        return IntStream.range(0, count)
                .mapToObj(i -> Subscriber.of(claims(guilds.get(i % guilds.size())), tokens::mint, 0))
                .toList();
    }

    /// People who stop reading as soon as they are connected.
    public List<Subscriber> slowSubscribers(int count, GuildId guild) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Subscriber.slow(claims(guild), tokens::mint))
                .toList();
    }

    private WsTokenClaims claims(GuildId guild) {
        long id = nextId++;
        return new WsTokenClaims(
                new UserId(id), guild, "sid-" + id, Instant.now().plus(TOKEN_LIFE));
    }

    /// A swarm whose members are all connected.
    public Swarm swarm(Server server, List<Subscriber> subscribers) throws Exception {
        var swarm = Swarm.start(new Target(server.address(), Edge.ORIGIN, false), settings.swarmThreads());
        join(swarm, subscribers);
        return swarm;
    }

    /// Connects them all.
    ///
    /// @throws IllegalStateException when the server does not let everybody in
    public void join(Swarm swarm, List<Subscriber> subscribers) throws Exception {
        swarm.join(subscribers, JOIN_AT_ONCE, JOIN_WITHIN);
        int ready = swarm.tally().ready();
        if (ready < swarm.size()) {
            swarm.close();
            throw new IllegalStateException("of %d clients the server let %d in".formatted(swarm.size(), ready));
        }
    }

    /// Adds to the report, and says so at once.
    public void report(Sample sample) {
        report.add(sample);
        System.err.printf(
                Locale.ROOT,
                "  %s, %s, round %d: %.0f/s, p50 %.2f ms, p99 %.2f ms, %.2f us CPU per delivery, swarm %.0f %%%n",
                sample.scenario(),
                sample.server(),
                sample.round(),
                sample.deliveriesPerSecond(),
                sample.millis(50),
                sample.p99(),
                sample.cpuMicrosPerDelivery(),
                100 * sample.effort().swarmShare());
    }

    /// Adds to the report, and says so at once.
    public void report(Figure figure) {
        report.add(figure);
        System.err.printf(
                Locale.ROOT,
                "  %s, %s, round %d: %s %.2f %s%n",
                figure.scenario(),
                figure.server(),
                figure.round(),
                figure.what(),
                figure.value(),
                figure.unit());
    }

    @Override
    public void close() throws InterruptedException {
        publisher.close();
        broker.close();
    }
}
