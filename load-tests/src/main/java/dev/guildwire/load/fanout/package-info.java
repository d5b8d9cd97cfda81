/// The fan-out benchmark: what an edge costs, held against the machine's limit in the same run.
/// [dev.guildwire.load.fanout.FanOutBenchmark] is its one entry; the packages below are its parts.
@NullMarked
package dev.guildwire.load.fanout;

import org.jspecify.annotations.NullMarked;
