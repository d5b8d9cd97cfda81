package dev.guildwire.load.fanout;

import dev.guildwire.load.fanout.report.JsonReport;
import dev.guildwire.load.fanout.report.MarkdownReport;
import dev.guildwire.load.fanout.report.Report;
import dev.guildwire.load.fanout.report.SvgReport;
import dev.guildwire.load.fanout.scenario.Lab;
import dev.guildwire.load.fanout.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs the scenarios and writes `report.md`, `report.json` and `report.svg`.
public final class FanOutBenchmark {

    private static final int GOAL_NOT_MET = 1;
    private static final int USAGE = 2;

    private FanOutBenchmark() {}

    /// Exits with 0 when every goal was met, 1 when one was not, 2 when the arguments make no sense.
    static void main(String[] args) throws Exception {
        Options options;
        try {
            options = Options.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(USAGE);
            return;
        }
        var report = run(options);
        System.exit(report.everythingMet() ? 0 : GOAL_NOT_MET);
    }

    private static Report run(Options options) throws Exception {
        var out = options.settings().out();
        Files.createDirectories(out);
        try (var lab = Lab.open(options.settings())) {
            for (var scenario : options.scenarios()) {
                run(scenario, lab);
                write(out, lab.report());
            }
            System.out.println(Files.readString(out.resolve("report.md")));
            System.out.println("Written to " + out.toAbsolutePath());
            return lab.report();
        }
    }

    private static void run(Scenario scenario, Lab lab) throws Exception {
        System.err.println(scenario.name() + " ...");
        scenario.run(lab);
    }

    private static void write(Path out, Report report) throws IOException {
        var machine = MachineDescription.text();
        Files.writeString(out.resolve("report.md"), new MarkdownReport(report).text(machine));
        Files.writeString(out.resolve("report.json"), JsonReport.text(machine, report));
        Files.writeString(out.resolve("report.svg"), SvgReport.text(report));
    }
}
