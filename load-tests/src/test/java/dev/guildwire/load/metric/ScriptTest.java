package dev.guildwire.load.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The k6 script and the Gatling runner are two tools for the same files.
class ScriptTest {

    private static final Pattern METRIC = Pattern.compile("new (Counter|Gauge|Rate|Trend)\\('(\\w+)'");
    private static final Pattern FUNCTION = Pattern.compile("export function (\\w+)");

    @Test
    void scriptWhenItDeclaresMetricsDeclaresOursWithTheirTypes() throws IOException {
        var declared = METRIC.matcher(script())
                .results()
                .map(match -> match.group(2) + " " + match.group(1).toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));

        var ours = Arrays.stream(Name.values())
                .filter(name -> name.compareTo(Name.EVENT_LATENCY) >= 0)
                .map(name -> name.wire() + " " + name.kind())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(declared).isEqualTo(ours);
    }

    @Test
    void scriptWhenScenarioNamesAFunctionHasIt() throws IOException {
        var functions = FUNCTION.matcher(script())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(functions).containsAll(executed());
    }

    private static String script() throws IOException {
        return Files.readString(Path.of("k6/guildwire.js"));
    }

    private static Set<String> executed() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(Path.of("k6"), "*.json")) {
            for (var file : files) {
                var scenarios =
                        new JsonMapper().readTree(Files.readString(file)).path("scenarios");
                scenarios.values().stream().map(ScriptTest::exec).forEach(names::add);
            }
        }
        return names;
    }

    private static String exec(JsonNode scenario) {
        return scenario.path("exec").asString();
    }
}
