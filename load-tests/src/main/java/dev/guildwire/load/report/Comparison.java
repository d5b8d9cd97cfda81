package dev.guildwire.load.report;

import dev.guildwire.load.metric.Verdict;
import java.util.List;
import java.util.Optional;

/// What a comparison page shows.
///
/// @param summary  of this run, in the shape of k6's export, as the others are
/// @param last     of the run before
/// @param baseline that was stored
/// @param remarks  what explains the run
/// @param pages    where Gatling's report is, from the page
public record Comparison(
        String name,
        String summary,
        Optional<String> last,
        Optional<String> baseline,
        List<Verdict> verdicts,
        List<String> remarks,
        Optional<String> pages) {

    public Comparison {
        verdicts = List.copyOf(verdicts);
        remarks = List.copyOf(remarks);
    }
}
