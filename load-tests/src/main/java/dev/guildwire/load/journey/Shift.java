package dev.guildwire.load.journey;

import java.util.function.BooleanSupplier;

/// One virtual user's place in its scenario.
///
/// @param ordinal from 0, in the order in which the users begin
/// @param more    asked before each iteration, whether there is one to do; may count
record Shift(int ordinal, BooleanSupplier more) {}
