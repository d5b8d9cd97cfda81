package dev.guildwire.load.fanout.swarm;

/// Events of one stream that a subscriber never saw.
///
/// @param first      number of the first of them
/// @param last       number of the last of them
/// @param events     how many; fewer than from first to last when some of those between came
/// @param afterNanos when the event before the first was sent, by the real-time clock
public record Hole(int first, int last, int events, long afterNanos) {}
