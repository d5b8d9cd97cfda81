package dev.guildwire.load.command;

import dev.guildwire.load.metric.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// How a test ended.
///
/// @param remarks what explains it
/// @param folder  of its reports
record Outcome(String test, List<Verdict> verdicts, List<String> remarks, Path folder) {

    Outcome {
        verdicts = List.copyOf(verdicts);
        remarks = List.copyOf(remarks);
    }

    boolean met() {
        return verdicts.stream().allMatch(Verdict::met);
    }

    @Override
    public String toString() {
        var lines = verdicts.stream().map(verdict -> "  " + verdict + "\n").collect(Collectors.joining());
        var more = remarks.stream().map(remark -> "  " + remark + "\n").collect(Collectors.joining());
        return "\n" + test + (met() ? ": passed\n" : ": FAILED\n") + lines + more + "  Written to " + folder;
    }
}
