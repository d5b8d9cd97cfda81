package dev.guildwire.local.process;

import java.time.Duration;

/// Hears what becomes of a child, on the thread that looks after it.
public interface ChildListener {

    /// Its probe passes now, or does not any more.
    default void readyChanged(String name, boolean ready) {}

    /// It ended without being asked to.
    ///
    /// @param exit  its exit status: 128 and the signal's number when a signal ended it
    /// @param pause until it is started again
    default void ended(String name, int exit, Duration pause) {}
}
