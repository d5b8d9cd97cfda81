package dev.guildwire.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to run, and how to know that it works.
///
/// @param name        short and unique, as in `edge-1`
/// @param address     where it is to be found, for people
/// @param environment added to this JVM's own
/// @param probe       passes once the program does its work
/// @param log         gets what the program prints, appended
public record Program(
        String name, String address, List<String> command, Map<String, String> environment, Probe probe, Path log) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
