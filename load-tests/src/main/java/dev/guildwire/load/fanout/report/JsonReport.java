package dev.guildwire.load.fanout.report;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The report as programs read it: every sample of every round.
public final class JsonReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private record Document(
            String machine, List<Goal> goals, List<Figure> figures, List<Sample> samples, List<String> notes) {}

    private JsonReport() {}

    public static String text(String machine, Report report) {
        return JSON.writeValueAsString(
                new Document(machine, report.goals(), report.figures(), report.samples(), report.notes()));
    }
}
