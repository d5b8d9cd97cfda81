package dev.guildwire.load.installation;

import java.net.URI;
import java.util.Map;

/// An installation of Guildwire with the Discord simulator behind it.
public sealed interface Target extends AutoCloseable permits LocalTarget, RemoteTarget {

    /// What browsers go to.
    URI base();

    URI simulator();

    /// Ends one edge as a crash would. Something starts it again.
    void killEdge();

    /// Whether [#killEdge] can do that.
    boolean canKillEdge();

    /// Returns once everything is ready, as after an edge was killed.
    void awaitReady() throws InterruptedException;

    /// Its processes on this machine that are known, the load test's own among them: their ids by their names.
    Map<String, Long> processes();

    @Override
    void close();
}
