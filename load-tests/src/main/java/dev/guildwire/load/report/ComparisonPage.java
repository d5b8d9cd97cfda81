package dev.guildwire.load.report;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// The page. Nothing in it is fetched from anywhere.
public final class ComparisonPage {

    private static final String STYLE = """
            :root { color-scheme: dark }
            body { background: #14161a; color: #d7dae0; font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto;
                   max-width: 64rem; padding: 0 1rem }
            h1, h2 { font-weight: 600 } a { color: #7aa2f7 }
            table { border-collapse: collapse; width: 100% } th { text-align: left; color: #8b93a3 }
            td, th { padding: .2rem .6rem; white-space: nowrap } tr.first td { border-top: 1px solid #262a32 }
            .wide { overflow-x: auto } th.n { text-align: right } p { max-width: 48rem }
            td.n { text-align: right; font-variant-numeric: tabular-nums } td.c { color: #8b93a3 }
            .met { color: #9ece6a } .broken { color: #f7768e; font-weight: 600 }""";

    private ComparisonPage() {}

    public static String html(Comparison comparison) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Load test %1$s</title>
                <style>
                %2$s
                </style>
                <h1>Load test %1$s</h1>
                <p>%3$s<a href="summary.json">k6 summary</a></p>
                %6$s
                <h2>Thresholds</h2>
                <div class=wide><table>
                <tr><th>Metric<th>Threshold<th class=n>Measured<th>
                %4$s
                </table></div>
                <h2>Compared</h2>
                <p>Times are milliseconds.</p>
                <div class=wide><table>
                <tr><th>Metric<th>Statistic<th class=n>This run<th class=n>Last run<th class=n>Change<th class=n>Baseline
                <th class=n>Change
                %5$s</table></div>
                """.formatted(
                        escaped(comparison.name()),
                        STYLE,
                        comparison
                                .pages()
                                .map(page -> "<a href=\"" + escaped(page) + "\">Gatling's report</a> · ")
                                .orElse(""),
                        thresholds(comparison),
                        rows(comparison),
                        remarks(comparison));
    }

    private static String remarks(Comparison comparison) {
        return comparison.remarks().stream()
                .map(remark -> "<p>" + escaped(remark))
                .collect(Collectors.joining("\n"));
    }

    private static String thresholds(Comparison comparison) {
        return comparison.verdicts().stream()
                .map(verdict -> "<tr><td>%s<td>%s<td class=n>%s<td class=%s>%s"
                        .formatted(
                                escaped(verdict.metric()),
                                escaped(verdict.threshold().source()),
                                number(verdict.actual()),
                                verdict.met() ? "met" : "broken",
                                verdict.met() ? "met" : "broken"))
                .collect(Collectors.joining("\n"));
    }

    private static String rows(Comparison comparison) {
        var text = new StringBuilder();
        var metric = "";
        for (var row : Row.of(comparison)) {
            text.append(row(row, row.metric().equals(metric) ? "" : row.metric()));
            metric = row.metric();
        }
        return text.toString();
    }

    /// @param metric said once, in its first row
    private static String row(Row row, String metric) {
        return "<tr%s><td>%s<td class=c>%s<td class=n>%s<td class=n>%s<td class=n>%s<td class=n>%s<td class=n>%s\n"
                .formatted(
                        metric.isEmpty() ? "" : " class=first",
                        escaped(metric),
                        escaped(row.statistic()),
                        number(row.now()),
                        number(row.last()),
                        change(row.now(), row.last()),
                        number(row.baseline()),
                        change(row.now(), row.baseline()));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e12
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }

    private static String change(double now, OptionalDouble before) {
        return before.isEmpty() || before.getAsDouble() == 0
                ? ""
                : String.format(Locale.ROOT, "%+.0f %%", 100 * (now - before.getAsDouble()) / before.getAsDouble());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
