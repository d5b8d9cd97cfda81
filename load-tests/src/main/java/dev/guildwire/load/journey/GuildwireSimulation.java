package dev.guildwire.load.journey;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.guildwire.load.k6.Scenario;
import dev.guildwire.load.metric.Name;
import dev.guildwire.load.metric.Samples;
import dev.guildwire.load.watch.SourceAddress;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The scenarios of a k6 options file as one Gatling simulation. Gatling makes it by its class name, so what it is to
/// run is left for it in [#RUN].
public final class GuildwireSimulation extends Simulation {

    static final String SHIFT = "shift";

    private static final AtomicReference<Run> RUN = new AtomicReference<>();
    private static final String BEGUN = "begun";
    private static final int FIRST_FAILURE = 400;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Run run = Objects.requireNonNull(RUN.get(), "no run was prepared");

    /// Says what the next simulation is to run.
    public static void prepare(Run run) {
        RUN.set(run);
    }

    public GuildwireSimulation() {
        setUp(run.options().scenarios().stream().map(this::population).toList());
    }

    @Override
    public void before() {
        run.begin();
    }

    private HttpProtocolBuilder protocol(Samples samples) {
        var base = run.target().base();
        var protocol = http.baseUrl(base.toString())
                .disableWarmUp()
                .disableFollowRedirect()
                .disableCaching()
                .header("Origin", base.toString())
                .contentTypeHeader("application/json")
                .transformResponse((response, _) -> counted(samples, response));
        var sources = SourceAddress.all(base);
        return sources.isEmpty() ? protocol : protocol.localAddresses(sources);
    }

    private static Response counted(Samples samples, Response response) {
        var status = response.status().code();
        var tags = Map.of(
                "method", response.request().getMethod().name(),
                "status", Integer.toString(status));
        samples.add(Name.HTTP_REQS, 1, tags);
        samples.add(Name.HTTP_REQ_DURATION, (double) (response.endTimestamp() - response.startTimestamp()), tags);
        samples.add(Name.HTTP_REQ_FAILED, status >= FIRST_FAILURE ? 1 : 0, tags);
        return response;
    }

    private PopulationBuilder population(Scenario scenario) {
        var roster = new Roster(run, scenario);
        var journey = Journeys.of(scenario).iteration(run, scenario);
        return scenario(scenario.name())
                .exec(session -> signOn(session, scenario, roster))
                .exec(asLongAs(session -> shift(session).more().getAsBoolean())
                        .on(iteration(run.samples(scenario), journey)))
                .exec(session -> {
                    roster.end();
                    return session;
                })
                .exec(stopLoadGeneratorIf("a threshold was broken", _ -> run.isStopping()))
                .injectOpen(roster.steps())
                .protocols(protocol(run.samples(scenario)));
    }

    private Session signOn(Session session, Scenario scenario, Roster roster) {
        var shift = roster.begin();
        var signed = session.set(SHIFT, shift);
        return Journeys.logsIn(scenario)
                ? signed.set(Login.PERSON, run.person(scenario, Journeys.people(scenario) * shift.ordinal()))
                : signed;
    }

    private static ChainBuilder iteration(Samples samples, ChainBuilder journey) {
        return exec(session -> session.markAsSucceeded().set(BEGUN, System.nanoTime()))
                .exec(journey)
                .exec(session -> {
                    samples.increment(Name.ITERATIONS);
                    var millis = (System.nanoTime() - session.getLong(BEGUN)) / NANOS_PER_MILLI;
                    samples.add(Name.ITERATION_DURATION, millis);
                    return session;
                });
    }

    static Shift shift(Session session) {
        return Objects.requireNonNull(session.<Shift>get(SHIFT));
    }
}
