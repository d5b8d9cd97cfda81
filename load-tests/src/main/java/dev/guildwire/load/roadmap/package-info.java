/// The benchmark of the roadmap board: people vote through rooms, and everybody who looks at the board on an edge is
/// told. [RoadmapBenchmark][dev.guildwire.load.roadmap.RoadmapBenchmark] says what is asked and what the goals are.
@NullMarked
package dev.guildwire.load.roadmap;

import org.jspecify.annotations.NullMarked;
