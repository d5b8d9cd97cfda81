package dev.guildwire.load.command;

import dev.guildwire.load.command.Arguments.Test;
import dev.guildwire.load.installation.Target;
import dev.guildwire.load.journey.GuildwireSimulation;
import dev.guildwire.load.journey.Run;
import dev.guildwire.load.k6.K6Options;
import dev.guildwire.load.metric.Summary;
import dev.guildwire.load.report.ComparisonPage;
import io.gatling.app.Gatling$;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One test, from its options to its reports.
final class Trial {

    private final Arguments arguments;
    private final Test test;
    private final K6Options options;
    private final Results results;

    Trial(Arguments arguments, Test test, K6Options options) {
        this.arguments = arguments;
        this.test = test;
        this.options = options;
        results = new Results(arguments, test);
    }

    Outcome run(Target target) throws IOException {
        try (var run = new Run(options, target, arguments.longer());
                var processors = Processors.watch(target)) {
            run.prepare();
            GuildwireSimulation.prepare(run);
            var remarks = new ArrayList<String>();
            try (var guard = Guard.over(run, processors)) {
                gatling();
                guard.stoppedBecause().ifPresent(remarks::add);
            }
            remarks.addAll(processors.remarks());
            return conclude(run, remarks);
        }
    }

    private void gatling() {
        var given = new ArrayList<>(List.of(
                "--simulation", GuildwireSimulation.class.getName(),
                "--results-folder", results.folder().resolve("gatling").toString()));
        if (!arguments.report()) {
            given.add("--no-reports");
        }
        var status = Gatling$.MODULE$.fromArgs(given.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("Gatling ended with status " + status);
        }
    }

    private Outcome conclude(Run run, List<String> remarks) throws IOException {
        var summary = Summary.json(options, run.metrics());
        var verdicts = run.metrics().verdicts();
        results.write("summary.json", summary);
        results.write("index.html", ComparisonPage.html(results.comparison(summary, verdicts, remarks)));
        if (arguments.storeBaseline()) {
            results.writeBaseline(summary);
        }
        return new Outcome(test.name(), verdicts, remarks, results.folder());
    }
}
