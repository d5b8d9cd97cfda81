package dev.guildwire.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.load.k6.OptionsReader;
import dev.guildwire.load.metric.Metrics;
import dev.guildwire.load.metric.Name;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonPageTest {

    private static final String NOW = summary(30);
    private static final String BEFORE = summary(20);
    private static final String BASELINE = summary(60);

    @Test
    void pageWhenThereAreOlderRunsShowsTheChange() {
        var page = ComparisonPage.html(comparison(Optional.of(BEFORE), Optional.of(BASELINE)));

        assertThat(page)
                .contains(
                        "<tr class=first><td>event_latency<td class=c>p(95)<td class=n>30<td class=n>20<td class=n>+50 %"
                                + "<td class=n>60<td class=n>-50 %");
    }

    @Test
    void pageWhenThereIsNoOlderRunLeavesTheirColumnsEmpty() {
        var page = ComparisonPage.html(comparison(Optional.empty(), Optional.empty()));

        assertThat(page)
                .contains(
                        "<tr class=first><td>event_latency<td class=c>p(95)<td class=n>30<td class=n><td class=n><td class=n><td class=n>");
    }

    @Test
    void pageWhenAThresholdIsBrokenSaysWhichAndByWhat() {
        var options = OptionsReader.read("{\"thresholds\":{\"event_latency\":[\"max<10\"]}}");
        var metrics = new Metrics(options);
        metrics.add(Name.EVENT_LATENCY, 12);

        var page = ComparisonPage.html(new Comparison(
                "storm",
                NOW,
                Optional.empty(),
                Optional.empty(),
                metrics.verdicts(),
                List.of("processors 97 % busy"),
                Optional.of("gatling/index.html")));

        assertThat(page)
                .contains("<tr><td>event_latency<td>max&lt;10<td class=n>12", "<td class=broken>broken")
                .contains("<a href=\"gatling/index.html\">");
    }

    private static Comparison comparison(Optional<String> last, Optional<String> baseline) {
        var verdicts = new Metrics(OptionsReader.read("{}")).verdicts();
        return new Comparison(
                "storm", NOW, last, baseline, verdicts, List.of("processors 97 % busy"), Optional.empty());
    }

    private static String summary(int p95) {
        return "{\"metrics\":{\"event_latency\":{\"p(95)\":" + p95 + ",\"thresholds\":{\"p(95)<1\":true}}}}";
    }
}
