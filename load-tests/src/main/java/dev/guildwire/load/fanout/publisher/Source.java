package dev.guildwire.load.fanout.publisher;

import java.util.concurrent.CompletableFuture;

/// Where events come from.
@FunctionalInterface
public interface Source {

    /// Begins to send a load; done when all of it is sent. Only one load at a time.
    CompletableFuture<Published> start(Load load);
}
