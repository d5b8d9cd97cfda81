package dev.guildwire.load.fanout.scenario;

import dev.guildwire.load.fanout.process.Machine;
import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.process.Usage;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.fanout.publisher.Published;
import dev.guildwire.load.fanout.publisher.Source;
import dev.guildwire.load.fanout.report.Sample;
import dev.guildwire.load.fanout.swarm.Swarm;
import dev.guildwire.load.fanout.swarm.Tally;
import dev.guildwire.load.fanout.wire.Window;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Publishes a load, lets it warm the server up, measures for a while, and checks that everybody got everything.
///
/// @param name   of the scenario
/// @param label  of the server
/// @param round  from 1
record Trial(String name, String label, int round) {

    private static final Duration CATCH_UP_WITHIN = Duration.ofSeconds(20);
    private static final double KIB_PER_MIB = 1024;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    /// What takes part in a trial.
    ///
    /// @param swarm     connected already
    /// @param witnesses who measure something else in the same window
    record Setup(Server server, Swarm swarm, Source source, List<Consumer<Window>> witnesses) {

        Setup(Server server, Swarm swarm, Source source) {
            this(server, swarm, source, List.of());
        }

        void measure(Window window) {
            swarm.measure(window);
            witnesses.forEach(witness -> witness.accept(window));
        }
    }

    /// @param load is sent for as long as the trial takes
    Sample run(Setup setup, Load load, Duration warmUp) throws InterruptedException, ExecutionException {
        var measured = load.duration().minus(warmUp);
        var publishing = setup.source().start(load);
        TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
        var before = Moment.now(setup);
        setup.measure(Window.fromNow(measured));
        TimeUnit.NANOSECONDS.sleep(measured.toNanos());
        var after = Moment.now(setup);
        var published = publishing.get();
        long behind = setup.swarm().awaitThrough(published::last, CATCH_UP_WITHIN);
        return sample(setup, load, new Outcome(before, after, published, behind));
    }

    private record Outcome(Moment before, Moment after, Published published, long behind) {}

    private record Moment(long nanos, Usage usage, Machine machine, Duration swarmCpu, Duration allCpu) {

        static Moment now(Setup setup) throws InterruptedException {
            return new Moment(
                    System.nanoTime(),
                    setup.server().usage(),
                    Machine.now(),
                    setup.swarm().cpu(),
                    Usage.all().cpu());
        }
    }

    private Sample sample(Setup setup, Load load, Outcome outcome) throws InterruptedException {
        var tally = setup.swarm().tally();
        double seconds = (outcome.after().nanos() - outcome.before().nanos()) / NANOS_PER_SECOND;
        return new Sample(
                name,
                label,
                round,
                setup.swarm().size(),
                load.perSecond(),
                seconds,
                tally.deliveries(),
                tally.latencies(),
                effort(setup, outcome, seconds),
                faults(tally, outcome.behind()));
    }

    private static Sample.Effort effort(Setup setup, Outcome outcome, double seconds) {
        var before = outcome.before();
        var after = outcome.after();
        var cpu = after.usage().cpu().minus(before.usage().cpu());
        var swarmCpu = after.swarmCpu().minus(before.swarmCpu());
        return new Sample.Effort(
                cpu.toNanos() / NANOS_PER_SECOND,
                after.usage().residentKib() / KIB_PER_MIB,
                swarmCpu.toNanos() / NANOS_PER_SECOND / seconds / setup.swarm().threads(),
                after.machine().busySince(before.machine()),
                after.machine().busySince(before.machine(), after.allCpu().minus(before.allCpu())),
                after.machine().stolenSince(before.machine()),
                outcome.published().worstLag().toNanos() / NANOS_PER_MILLI);
    }

    private static Sample.Faults faults(Tally tally, long behind) {
        return new Sample.Faults(tally.missing(), tally.repeated(), behind, tally.closes());
    }
}
