package dev.guildwire.simulator.rest;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts requests against Discord's limits: the global one, one per bucket and top-level resource, and the one on
/// invalid requests (Discord, "Rate Limits").
final class RateLimits {

    private static final long SECOND = 1000;
    private static final long INVALID_WINDOW = 600_000;
    private static final int MANY_BUCKETS = 10_000;

    private final InstantSource clock;
    private final Map<String, Window> buckets = new HashMap<>();
    private RateLimitOptions options;
    private @Nullable Window global;
    private @Nullable Window invalid;

    /// What is counted since when.
    private static final class Window {

        private final long ends;
        private int count;

        Window(long ends) {
            this.ends = ends;
        }
    }

    /// What a bucket says about a request.
    ///
    /// @param headers    for whatever the answer is
    /// @param retryAfter milliseconds, when the request is one too many
    record Verdict(Map<String, String> headers, Optional<Long> retryAfter) {}

    RateLimits(InstantSource clock, RateLimitOptions options) {
        this.clock = clock;
        this.options = options;
    }

    RateLimitOptions options() {
        return options;
    }

    void configure(RateLimitOptions newOptions) {
        options = newOptions;
        reset();
    }

    void reset() {
        buckets.clear();
        global = null;
        invalid = null;
    }

    /// Milliseconds to wait, when the bot has made too many requests in this second.
    Optional<Long> countGlobal() {
        var window = current(global, SECOND);
        global = window;
        window.count++;
        return options.enabled() && window.count > options.globalPerSecond()
                ? Optional.of(left(window))
                : Optional.empty();
    }

    /// @param resource the guild or channel the request is about, and whose token asks
    Verdict count(Limit limit, String resource) {
        if (!options.enabled() || limit == Limit.NONE) {
            return new Verdict(Map.of(), Optional.empty());
        }
        if (buckets.size() > MANY_BUCKETS) {
            buckets.values().removeIf(window -> left(window) <= 0);
        }
        var window = current(buckets.get(key(limit, resource)), limit.window().toMillis());
        buckets.put(key(limit, resource), window);
        boolean tooMany = window.count >= limit.requests();
        window.count += tooMany ? 0 : 1;
        return new Verdict(headers(limit, window), tooMany ? Optional.of(left(window)) : Optional.empty());
    }

    /// An answer that Discord calls invalid was given: 401, 403, or a 429 that was not of a shared resource.
    void countInvalid() {
        var window = current(invalid, INVALID_WINDOW);
        invalid = window;
        window.count++;
    }

    /// Milliseconds the address is banned for, when it got too many invalid answers.
    Optional<Long> banned() {
        var window = invalid;
        return options.enabled() && window != null && left(window) > 0 && window.count >= options.maxInvalid()
                ? Optional.of(left(window))
                : Optional.empty();
    }

    private Window current(@Nullable Window window, long length) {
        return window == null || left(window) <= 0 ? new Window(clock.millis() + length) : window;
    }

    private long left(Window window) {
        return window.ends - clock.millis();
    }

    private Map<String, String> headers(Limit limit, Window window) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-RateLimit-Limit", Integer.toString(limit.requests()));
        headers.put("X-RateLimit-Remaining", Integer.toString(limit.requests() - window.count));
        headers.put("X-RateLimit-Reset", seconds(window.ends));
        headers.put("X-RateLimit-Reset-After", seconds(left(window)));
        headers.put("X-RateLimit-Bucket", limit.hash());
        return headers;
    }

    private static String key(Limit limit, String resource) {
        return limit.name() + " " + resource;
    }

    private static String seconds(long millis) {
        return "%d.%03d".formatted(millis / 1000, millis % 1000);
    }
}
