/// A Discord of one's own, for bots to be run and tested against: gateway v10, REST v10 and OAuth2 on one port.
///
/// [Simulator] starts it in this process, [SimulatorApplication] as a program. Both are set up by [SimulatorOptions];
/// no framework is needed and none is touched, so it can live on the class path of anything.
@NullMarked
package dev.guildwire.simulator;

import org.jspecify.annotations.NullMarked;
