/// The Discord that the simulator plays: people, guilds, channels, roles, members, voice states and messages.
///
/// [World] is the only owner of what changes. Every change goes through one of its methods, is checked there, and is
/// told to the listeners as a [WorldEvent] before the method returns, so that the order of events is the order of the
/// changes. All of it belongs to the [WorldThread]; nothing here is locked. Knows neither HTTP nor JSON, except that
/// [Seed] reads the first people and guilds from a file.
@NullMarked
package dev.guildwire.simulator.world;

import org.jspecify.annotations.NullMarked;
