package dev.guildwire.rooms.discord;

import dev.guildwire.rooms.discord.DiscordResult.Expired;
import dev.guildwire.rooms.discord.DiscordResult.Unavailable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns a grant into a verdict, mostly by asking Discord.
final class Attempts {

    private static final Logger log = LoggerFactory.getLogger("Internal");
    private static final int TOO_MANY_REQUESTS = 429;

    private final DiscordHttp http;
    private final Judge judge;
    private final QueueMetrics metrics;
    private final int maxTries;

    Attempts(DiscordHttp http, Judge judge, QueueMetrics metrics, int maxTries) {
        this.http = http;
        this.judge = judge;
        this.metrics = metrics;
        this.maxTries = maxTries;
    }

    Verdict attempt(Grant grant) throws InterruptedException {
        if (!grant.patience().isPositive()) {
            return new Verdict(new Expired(), Report.NOTHING, "expired");
        }
        if (grant.tries() > maxTries) {
            var why = "the instance that sent it ended each time";
            return new Verdict(new Unavailable(grant.tries() - 1, why), Report.NOTHING, "abandoned");
        }
        metrics.granted(grant);
        var start = System.nanoTime();
        var answer = http.send(grant.errand());
        var took = Duration.ofNanos(System.nanoTime() - start);
        var verdict = judge.judge(answer, grant.tries(), grant.patience().minus(took));
        metrics.answered(grant.route(), verdict, took);
        if (answer instanceof Answer.Response(int status, var limit, String _) && status == TOO_MANY_REQUESTS) {
            log.warn(
                    "Discord limits us: route={} scope={} retryAfter={}",
                    grant.route(),
                    limit.scope(),
                    limit.retryAfter());
        }
        return verdict;
    }
}
