/// The questions that the benchmark asks, one class each, and the [Lab] they are asked in. A scenario starts the
/// servers it needs, adds what it measured to the report, and states its goals as ratios within the run.
@NullMarked
package dev.guildwire.load.fanout.scenario;

import org.jspecify.annotations.NullMarked;
