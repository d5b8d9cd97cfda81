package dev.guildwire.load.k6;

import dev.guildwire.load.k6.Executor.ConstantVus;
import dev.guildwire.load.k6.Executor.PerVuIterations;
import dev.guildwire.load.k6.Executor.RampingVus;
import dev.guildwire.load.k6.Executor.SharedIterations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the JSON that k6 takes by `--config`. See <https://grafana.com/docs/k6/latest/using-k6/k6-options/reference/>.
public final class OptionsReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DEFAULT = "default";
    private static final Duration USUAL_GRACE = Duration.ofSeconds(30);
    private static final Duration USUAL_MAX = Duration.ofMinutes(10);

    private final List<String> complaints = new ArrayList<>();

    private OptionsReader() {}

    /// @throws OptionsException when something is wrong or not supported, with all that is
    public static K6Options read(String json) {
        return new OptionsReader().options(json);
    }

    private K6Options options(String json) {
        var fields = new Fields("options", tree(json), complaints);
        var options = new K6Options(
                scenarios(fields),
                thresholds(fields),
                fields.texts("tags"),
                trendStats(fields.take("summaryTrendStats")));
        // How long k6 waits for setup() and teardown(); preparing is bounded here by itself.
        fields.duration("setupTimeout", Duration.ZERO);
        fields.duration("teardownTimeout", Duration.ZERO);
        fields.refuseTheRest();
        if (!complaints.isEmpty()) {
            throw new OptionsException(complaints);
        }
        return options;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new OptionsException(List.of("The options are no JSON: " + e.getOriginalMessage()));
        }
    }

    private List<Scenario> scenarios(Fields fields) {
        if (!fields.has("scenarios")) {
            return List.of(shortcut(fields));
        }
        var scenarios = new ArrayList<Scenario>();
        for (var entry : fields.take("scenarios").properties()) {
            var own = new Fields("scenarios." + entry.getKey(), entry.getValue(), complaints);
            scenarios.add(scenario(entry.getKey(), own));
            own.refuseTheRest();
        }
        if (scenarios.isEmpty()) {
            complaints.add("options.scenarios is empty");
        }
        return scenarios;
    }

    /// k6's short forms at the top level: stages; vus with a duration; vus with iterations; nothing for one iteration.
    private Scenario shortcut(Fields fields) {
        Executor executor;
        if (fields.has("stages")) {
            executor = new RampingVus(fields.number("vus", 1), fields.stages("stages"));
        } else if (fields.has("duration") && !fields.has("iterations")) {
            executor = new ConstantVus(fields.number("vus", 1), fields.requiredDuration("duration"));
        } else {
            executor = new SharedIterations(
                    fields.number("vus", 1), fields.number("iterations", 1), fields.duration("duration", USUAL_MAX));
        }
        return new Scenario(DEFAULT, DEFAULT, Duration.ZERO, USUAL_GRACE, Map.of(), Map.of(), executor);
    }

    private Scenario scenario(String name, Fields fields) {
        return new Scenario(
                name,
                fields.text("exec", DEFAULT),
                fields.duration("startTime", Duration.ZERO),
                fields.duration("gracefulStop", USUAL_GRACE),
                fields.texts("env"),
                fields.texts("tags"),
                executor(fields));
    }

    private Executor executor(Fields fields) {
        var kind = fields.text("executor", "");
        return switch (kind) {
            case "constant-vus" -> new ConstantVus(fields.number("vus", 1), fields.requiredDuration("duration"));
            case "ramping-vus" -> {
                // A user's iteration ends when its time is over or graceful stop does; there is one grace for both.
                fields.duration("gracefulRampDown", USUAL_GRACE);
                yield new RampingVus(fields.number("startVUs", 1), fields.stages("stages"));
            }
            case "per-vu-iterations" ->
                new PerVuIterations(
                        fields.number("vus", 1),
                        fields.number("iterations", 1),
                        fields.duration("maxDuration", USUAL_MAX));
            case "shared-iterations" ->
                new SharedIterations(
                        fields.number("vus", 1),
                        fields.number("iterations", 1),
                        fields.duration("maxDuration", USUAL_MAX));
            case "constant-arrival-rate" ->
                new Executor.ConstantArrivalRate(
                        fields.required("rate"),
                        fields.duration("timeUnit", Duration.ofSeconds(1)),
                        fields.requiredDuration("duration"),
                        arrivalVus(fields));
            case "ramping-arrival-rate" ->
                new Executor.RampingArrivalRate(
                        fields.number("startRate", 0),
                        fields.duration("timeUnit", Duration.ofSeconds(1)),
                        fields.stages("stages"),
                        arrivalVus(fields));
            default -> {
                fields.complain("executor", "\"" + kind + "\" is not supported");
                yield new ConstantVus(1, Duration.ZERO);
            }
        };
    }

    private static int arrivalVus(Fields fields) {
        return fields.number("maxVUs", fields.required("preAllocatedVUs"));
    }

    private Map<String, List<Threshold>> thresholds(Fields fields) {
        var thresholds = new LinkedHashMap<String, List<Threshold>>();
        for (var entry : fields.take("thresholds").properties()) {
            var metric = entry.getKey();
            var ofMetric = new ArrayList<Threshold>();
            entry.getValue().forEach(element -> addThreshold(fields, metric, element, ofMetric));
            thresholds.put(metric, List.copyOf(ofMetric));
        }
        return thresholds;
    }

    private void addThreshold(Fields fields, String metric, JsonNode element, List<Threshold> to) {
        var where = "thresholds." + metric;
        try {
            if (element.isString()) {
                to.add(Threshold.parse(element.asString(), false, Duration.ZERO));
                return;
            }
            var own = new Fields(where, element, complaints);
            to.add(Threshold.parse(
                    own.text("threshold", ""),
                    own.take("abortOnFail").asBoolean(false),
                    own.duration("delayAbortEval", Duration.ZERO)));
            own.refuseTheRest();
        } catch (IllegalArgumentException e) {
            fields.complain(where, e.getMessage());
        }
    }

    private static List<String> trendStats(JsonNode stats) {
        return stats.isArray() ? stats.valueStream().map(JsonNode::asString).toList() : K6Options.USUAL_TREND_STATS;
    }
}
