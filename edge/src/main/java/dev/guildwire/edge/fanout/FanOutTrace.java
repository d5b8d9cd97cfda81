package dev.guildwire.edge.fanout;

/// Wants to know what becomes of one event. Every lane tells it once, on its own thread.
public interface FanOutTrace {

    /// The lane has handed the event to so many.
    void flushed(int receivers);

    /// Nobody of the lane watches the event's guild.
    void nobody();
}
