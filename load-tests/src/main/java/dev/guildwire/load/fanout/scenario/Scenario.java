package dev.guildwire.load.fanout.scenario;

/// One question to the machine.
public interface Scenario {

    /// As the command line names it.
    String name();

    /// Measures, and reports to the lab's report.
    ///
    /// @throws Exception when it could not be measured; a goal that is not met is no exception
    void run(Lab lab) throws Exception;
}
