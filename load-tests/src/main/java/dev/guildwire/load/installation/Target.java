package dev.guildwire.load.installation;

import java.net.URI;

/// An installation of Guildwire with the Discord simulator behind it.
public sealed interface Target extends AutoCloseable permits LocalTarget, RemoteTarget {

    /// What browsers go to.
    URI base();

    URI simulator();

    /// Ends one edge as a crash would. Something starts it again.
    void killEdge();

    /// Whether [#killEdge] can do that.
    boolean canKillEdge();

    @Override
    void close();
}
