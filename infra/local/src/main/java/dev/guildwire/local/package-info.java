/// The whole of Guildwire on one machine, from the same artifacts production runs: [LocalStack] brings it up and ends
/// it, for [Launcher] (which `./run` starts) and for tests that need everything at once.
@NullMarked
package dev.guildwire.local;

import org.jspecify.annotations.NullMarked;
