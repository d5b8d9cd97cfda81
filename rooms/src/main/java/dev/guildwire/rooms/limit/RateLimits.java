package dev.guildwire.rooms.limit;

import dev.guildwire.rooms.limit.LimitProperties.Rate;
import dev.guildwire.rooms.problem.Problem;
import org.springframework.stereotype.Component;

/// Refuses what comes too often.
@Component
public class RateLimits {

    private final RedisRates rates;
    private final LimitMetrics metrics;

    RateLimits(RedisRates rates, LimitMetrics metrics) {
        this.rates = rates;
        this.metrics = metrics;
    }

    /// Returns when the request may go on.
    ///
    /// @param limit   names what is counted
    /// @param subject whose requests are counted
    /// @throws dev.guildwire.rooms.problem.Refusal with `Retry-After`
    public void take(String limit, String subject, Rate rate) {
        var wait = rates.take(limit, subject, rate);
        if (wait.isPositive()) {
            metrics.refused(limit);
            throw Problem.TOO_MANY_REQUESTS.refusal().retryAfter(wait);
        }
    }
}
