package dev.guildwire.load.fanout.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guildwire.load.fanout.wire.LatencyLog;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final Sample.Effort QUIET = new Sample.Effort(1, 100, 0.5, 0.5, 0, 0, 0);

    /// As precise as the histogram is.
    private static final Offset<Double> PRECISE = within(0.02);

    private final Report report = new Report();

    @Test
    void ratioWhenRoundsDifferIsTheMedianOfTheRoundsRatios() {
        add(Report.BASELINE, 1, 10);
        add(Report.EDGE, 1, 20);
        add(Report.BASELINE, 2, 100);
        add(Report.EDGE, 2, 110);
        add(Report.BASELINE, 3, 10);
        add(Report.EDGE, 3, 15);

        assertThat(report.ratio("s", Report.EDGE, Report.BASELINE, Sample::p99)).isCloseTo(1.5, PRECISE);
    }

    @Test
    void goalWhenNothingArrivedIsNotMet() {
        add(Report.BASELINE, 1, 10);
        report.add(sample(Report.EDGE, 1, LatencyLog.empty(), Sample.Faults.NONE));

        double ratio = report.ratio("s", Report.EDGE, Report.BASELINE, Sample::p99);

        assertThat(new Goal("s", "p99", ratio, 2, "x").met()).isFalse();
    }

    @Test
    void goalWhenNothingWasMeasuredIsNotMet() {
        assertThat(new Goal("s", "faults", report.faulty("s", Report.EDGE), 0, "").met())
                .isFalse();
        assertThat(new Goal("s", "seconds", report.median("s", Report.EDGE, "none"), 10, "s").met())
                .isFalse();
    }

    @Test
    void reportWhenAGoalIsNotMetSaysSo() {
        report.add(new Goal("s", "p99", 1.0, 1.2, "x"));
        assertThat(report.everythingMet()).isTrue();

        report.add(new Goal("s", "CPU", 1.3, 1.2, "x"));

        assertThat(report.everythingMet()).isFalse();
        assertThat(new MarkdownReport(report).text("here"))
                .contains("| s | p99 | 1.00 x | 1.20 x | met |", "| s | CPU | 1.30 x | 1.20 x | **not met** |");
    }

    @Test
    void reportWhenAConnectionMissesEventsCountsTheRound() {
        report.add(sample(Report.EDGE, 1, micros(10), new Sample.Faults(1, 0, 0, Map.of())));
        report.add(sample(Report.EDGE, 2, micros(10), Sample.Faults.NONE));

        assertThat(report.faulty("s", Report.EDGE)).isEqualTo(1);
        assertThat(report.notes()).hasSize(1);
    }

    @Test
    void reportWhenTheSwarmWasTheBottleneckSaysSo() {
        var effort = new Sample.Effort(1, 100, 0.95, 0.5, 0, 0, 0);

        report.add(new Sample("s", Report.EDGE, 1, 10, 10, 1, 100, micros(10), effort, Sample.Faults.NONE));

        assertThat(report.notes()).singleElement().asString().contains("the swarm's own threads were busy 95 %");
    }

    @Test
    void documentsWhenSamplesAreThereAreWellFormed() throws Exception {
        add(Report.BASELINE, 1, 10);
        add(Report.EDGE, 1, 20);

        var svg = SvgReport.text(report).getBytes(StandardCharsets.UTF_8);
        var picture = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        var json = JsonMapper.shared().readTree(JsonReport.text("here", report));

        assertThat(picture.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(json.at("/samples/1/millisAtPercentile/p99.0").asDouble()).isCloseTo(20, PRECISE);
        assertThat(json.at("/samples/0/cpuMicrosPerDelivery").asDouble()).isEqualTo(10_000);
    }

    private void add(String server, int round, int millis) {
        report.add(sample(server, round, micros(millis), Sample.Faults.NONE));
    }

    private static Sample sample(String server, int round, Histogram micros, Sample.Faults faults) {
        return new Sample("s", server, round, 10, 10, 1, 100, micros, QUIET, faults);
    }

    private static Histogram micros(int millis) {
        var micros = LatencyLog.empty();
        micros.recordValue(millis * 1_000L);
        return micros;
    }
}
