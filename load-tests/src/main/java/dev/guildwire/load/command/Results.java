package dev.guildwire.load.command;

import dev.guildwire.load.metric.Verdict;
import dev.guildwire.load.report.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// Where results lie: a folder for each run, named by its time, in one of the scenario's name.
final class Results {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String SUMMARY = "summary.json";

    private final Arguments arguments;
    private final Arguments.Test test;
    private final Path ofScenario;
    private final Path folder;

    Results(Arguments arguments, Arguments.Test test) {
        this.arguments = arguments;
        this.test = test;
        ofScenario = arguments.out().resolve(test.name());
        folder = ofScenario.resolve(TIME.format(LocalDateTime.now(ZoneId.systemDefault())));
    }

    Path folder() {
        return folder;
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), text);
    }

    /// Keeps a summary as what later runs are compared with.
    void writeBaseline(String summary) throws IOException {
        var baseline = arguments.baseline(test).toAbsolutePath();
        Files.createDirectories(baseline.getParent());
        Files.writeString(baseline, summary);
    }

    /// This run beside the one before and the stored baseline, as far as there are any.
    Comparison comparison(String summary, List<Verdict> verdicts, List<String> remarks) throws IOException {
        return new Comparison(
                test.name(),
                summary,
                read(lastSummary()),
                read(Optional.of(arguments.baseline(test))),
                verdicts,
                remarks,
                pages());
    }

    private static Optional<String> read(Optional<Path> file) throws IOException {
        return file.isPresent() && Files.isRegularFile(file.get())
                ? Optional.of(Files.readString(file.get()))
                : Optional.empty();
    }

    private Optional<Path> lastSummary() throws IOException {
        try (var runs = Files.list(ofScenario)) {
            return runs.filter(run -> !run.equals(folder))
                    .map(run -> run.resolve(SUMMARY))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .reduce((_, later) -> later);
        }
    }

    /// Gatling's report, from this run's folder.
    private Optional<String> pages() throws IOException {
        var gatling = folder.resolve("gatling");
        if (!Files.isDirectory(gatling)) {
            return Optional.empty();
        }
        try (var runs = Files.list(gatling)) {
            return runs.map(run -> run.resolve("index.html"))
                    .filter(Files::isRegularFile)
                    .map(page -> folder.relativize(page).toString())
                    .findFirst();
        }
    }
}
