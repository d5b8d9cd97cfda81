package dev.guildwire.load.fanout.report;

/// One number that a scenario found, beyond its samples.
///
/// @param what one phrase, the same in every round
/// @param unit as it is printed behind the number
public record Figure(String scenario, String server, int round, String what, double value, String unit) {}
