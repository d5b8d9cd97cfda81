package dev.guildwire.load.journey;

import dev.guildwire.load.k6.Scenario;
import io.gatling.javaapi.core.ChainBuilder;

/// What one iteration of a scenario does; k6's script has a function of the same name.
@FunctionalInterface
interface Journey {
    ChainBuilder iteration(Run run, Scenario scenario);
}
