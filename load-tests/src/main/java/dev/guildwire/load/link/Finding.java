package dev.guildwire.load.link;

import dev.guildwire.load.fanout.report.Goal;
import java.util.List;

/// What a run found: goals, and sentences with the figures behind them.
record Finding(List<Goal> goals, List<String> figures) {

    Finding {
        goals = List.copyOf(goals);
        figures = List.copyOf(figures);
    }
}
