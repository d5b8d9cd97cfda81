package dev.guildwire.local;

/// Hears what the stack is doing, a line at a time, for whoever waits for it.
@FunctionalInterface
public interface Progress {

    void say(String line);
}
