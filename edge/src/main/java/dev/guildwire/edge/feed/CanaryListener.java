package dev.guildwire.edge.feed;

/// Hears of the canaries that came back through Kafka, of this edge and of others. Called on the feed's thread; must
/// not wait.
public interface CanaryListener {

    /// @param edge       who wrote it
    /// @param sentMillis when, by that edge's clock
    void onCanary(String edge, long sentMillis);
}
