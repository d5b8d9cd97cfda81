package dev.guildwire.simulator.rest;

/// @param enabled         when false nothing is limited and no header speaks of limits
/// @param globalPerSecond requests of the bot in one second, over all routes
/// @param maxInvalid      answers of 401, 403 and 429 in ten minutes; over it every request is answered as by a
///                        Cloudflare ban. 429s of the scope `shared` do not count
public record RateLimitOptions(boolean enabled, int globalPerSecond, int maxInvalid) {

    public RateLimitOptions {
        if (globalPerSecond < 1 || maxInvalid < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /// Discord's documented limits.
    public static RateLimitOptions defaults() {
        return new RateLimitOptions(true, 50, 10_000);
    }

    public static RateLimitOptions off() {
        return new RateLimitOptions(false, 50, 10_000);
    }
}
