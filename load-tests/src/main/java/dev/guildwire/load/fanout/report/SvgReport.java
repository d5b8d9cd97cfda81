package dev.guildwire.load.fanout.report;

import dev.guildwire.load.fanout.wire.LatencyLog;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// The report as a picture: for each scenario, latency over the percentiles, one line per server with all its rounds
/// together. Both axes are logarithmic, so equal distances are equal ratios.
public final class SvgReport {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 260;
    private static final int LEFT = 52;
    private static final int BOTTOM = 42;
    private static final int TOP = 36;
    private static final int RIGHT = 12;
    private static final int COLUMNS = 3;
    private static final int STEPS = 80;
    private static final double MOST_NINES = 4;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final double LEAST_MS = 0.1;
    private static final double MOST_MS = 10_000;
    private static final List<String> COLOURS = List.of("#d97706", "#2563eb", "#059669", "#9333ea");

    private SvgReport() {}

    public static String text(Report report) {
        var scenarios =
                report.samples().stream().map(Sample::scenario).distinct().toList();
        int rows = Math.ceilDiv(Math.max(1, scenarios.size()), COLUMNS);
        var panels = IntStream.range(0, scenarios.size())
                .mapToObj(i -> at(i, panel(scenarios.get(i), report)))
                .collect(Collectors.joining());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
                <rect width="100%%" height="100%%" fill="white"/>
                %s</svg>
                """.formatted(COLUMNS * WIDTH, rows * HEIGHT, panels);
    }

    private static String at(int index, String panel) {
        int x = index % COLUMNS * WIDTH;
        int y = index / COLUMNS * HEIGHT;
        return "<g transform=\"translate(%d,%d)\">\n%s</g>\n".formatted(x, y, panel);
    }

    private static String panel(String scenario, Report report) {
        var servers = report.samples().stream()
                .filter(sample -> sample.scenario().equals(scenario))
                .collect(Collectors.groupingBy(Sample::server, TreeMap::new, Collectors.toList()));
        var title = text(WIDTH / 2.0, 16, "middle", scenario + ": latency in ms by percentile");
        return title + grid() + lines(servers);
    }

    private static String lines(Map<String, List<Sample>> servers) {
        var out = new StringBuilder();
        int index = 0;
        for (var server : servers.entrySet()) {
            var colour = COLOURS.get(index % COLOURS.size());
            out.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"%s\" points=\"%s\"/>\n"
                    .formatted(colour, points(together(server.getValue()))));
            double y = TOP + 14.0 * (index + 1);
            out.append("<rect x=\"%d\" y=\"%.0f\" width=\"9\" height=\"9\" fill=\"%s\"/>\n"
                    .formatted(LEFT + 8, y - 8, colour));
            out.append(text(LEFT + 22, y, "start", server.getKey()));
            index++;
        }
        return out.toString();
    }

    private static Histogram together(List<Sample> samples) {
        var all = LatencyLog.empty();
        samples.forEach(sample -> all.add(sample.latencies()));
        return all;
    }

    private static String points(Histogram micros) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> {
                    double nines = MOST_NINES * step / STEPS;
                    double percentile = 100 - Math.pow(10, 2 - nines);
                    return String.format(
                            Locale.ROOT,
                            "%.1f,%.1f",
                            x(nines),
                            y(micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI));
                })
                .collect(Collectors.joining(" "));
    }

    private static String grid() {
        var out = new StringBuilder();
        for (double millis = LEAST_MS; millis <= MOST_MS * 1.01; millis *= 10) {
            out.append(line(LEFT, y(millis), WIDTH - RIGHT, y(millis)));
            out.append(text(LEFT - 6, y(millis) + 4, "end", millis < 1 ? "0.1" : "%.0f".formatted(millis)));
        }
        var percentiles = List.of("0", "90", "99", "99.9", "99.99");
        for (int nines = 0; nines <= MOST_NINES; nines++) {
            out.append(line(x(nines), TOP, x(nines), HEIGHT - BOTTOM));
            out.append(text(x(nines), HEIGHT - BOTTOM + 16, "middle", percentiles.get(nines)));
        }
        return out.toString();
    }

    private static double x(double nines) {
        return LEFT + (WIDTH - LEFT - RIGHT) * nines / MOST_NINES;
    }

    private static double y(double millis) {
        double place = Math.log10(Math.clamp(millis, LEAST_MS, MOST_MS) / LEAST_MS) / Math.log10(MOST_MS / LEAST_MS);
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * place;
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e5e7eb\"/>\n",
                x1,
                y1,
                x2,
                y2);
    }

    private static String text(double x, double y, String anchor, String words) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, words);
    }
}
