package dev.guildwire.load.fanout.scenario;

import dev.guildwire.load.fanout.process.Server;
import dev.guildwire.load.fanout.publisher.Load;
import dev.guildwire.load.fanout.report.Goal;
import dev.guildwire.load.fanout.report.Report;
import dev.guildwire.load.fanout.report.Sample;
import java.nio.file.Path;
import java.util.List;

/// One guild, everybody watches it: how much dearer is an edge than the machine's limit? Baseline and edge take turns,
/// each in a fresh process, so that neither a lucky compilation nor a noisy minute decides.
public final class FanOut implements Scenario {

    private static final double SUSTAINED = 0.98;

    /// So many connections, so many events a second.
    public record Size(int connections, int perSecond) {

        public String text() {
            return connections + "x" + perSecond + "/s";
        }
    }

    private final List<Size> sizes;

    public FanOut(List<Size> sizes) {
        this.sizes = List.copyOf(sizes);
    }

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public void run(Lab lab) throws Exception {
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            for (var server : lab.settings().turns(round)) {
                runAll(lab, server, round);
            }
        }
        sizes.forEach(size -> judge(lab.report(), size));
    }

    private void runAll(Lab lab, String label, int round) throws Exception {
        try (var server = lab.start(label)) {
            WarmUp.run(lab, server);
            for (var size : sizes) {
                lab.report(measure(lab, server, size, new Trial(size.text(), label, round)));
            }
        }
    }

    private static Sample measure(Lab lab, Server server, Size size, Trial trial) throws Exception {
        var settings = lab.settings();
        var guild = lab.guilds(1);
        var duration = settings.warmUp().plus(settings.measured());
        try (var swarm = lab.swarm(server, lab.subscribers(size.connections(), guild))) {
            if (settings.profile()) {
                server.startRecording();
            }
            var load = new Load(guild, size.perSecond(), duration, Load.ORDINARY_BYTES);
            var setup = new Trial.Setup(server, swarm, lab.publisher());
            var sample = trial.run(setup, load, settings.warmUp());
            if (settings.profile()) {
                server.dumpRecording(recording(settings.out(), trial));
            }
            return sample;
        }
    }

    private static Path recording(Path out, Trial trial) {
        return out.resolve("%s-%s-%d.jfr".formatted(plain(trial.label()), plain(trial.name()), trial.round()));
    }

    private static String plain(String name) {
        return name.replaceAll("\\W", "-");
    }

    private static void judge(Report report, Size size) {
        var name = size.text();
        double cpu = report.ratio(name, Report.EDGE, Report.BASELINE, Sample::cpuMicrosPerDelivery);
        double p99 = report.ratio(name, Report.EDGE, Report.BASELINE, Sample::p99);
        report.add(new Goal(name, Report.FAULTY_ROUNDS, report.faulty(name, Report.EDGE), 0, ""));
        if (size.perSecond() >= 1_000) {
            double unserved = report.samples(name, Report.EDGE).stream()
                    .filter(sample -> sample.deliveriesPerSecond() < SUSTAINED * size.perSecond() * size.connections())
                    .count();
            report.add(new Goal(name, "rounds below the full rate", unserved, 0, ""));
            report.add(new Goal(name, "p99 against the baseline", p99, 2, "x"));
            return;
        }
        report.add(new Goal(name, "p99 against the baseline", p99, 1.2, "x"));
        if (size.connections() >= 1_000) {
            report.add(new Goal(name, "CPU per delivery against the baseline", cpu, 1.15, "x"));
        }
    }
}
