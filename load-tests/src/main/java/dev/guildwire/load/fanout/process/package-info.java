/// The processes that a run needs, each a child of this one: Kafka with Redis, the edge, the baseline, and what they
/// use of the machine, as the system tells it. All of them end with the benchmark, however it ends.
@NullMarked
package dev.guildwire.load.fanout.process;

import org.jspecify.annotations.NullMarked;
