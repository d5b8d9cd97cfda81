package dev.guildwire.edge.resume;

import dev.guildwire.edge.fanout.FanOut;
import dev.guildwire.edge.fanout.JoinOutcome;
import dev.guildwire.edge.fanout.JoinRequest;
import dev.guildwire.edge.fanout.OlderEvents;
import dev.guildwire.edge.feed.KafkaProperties;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets connections join, with what they missed wherever it can be had. Safe for any thread.
public final class Resumer {

    private static final int MOST_ATTEMPTS = 3;

    private final FanOut fanOut;
    private final History history;
    private final ResumeMetrics metrics;
    private final Duration patience;
    private final InstantSource clock;

    Resumer(
            FanOut fanOut,
            KafkaProperties kafka,
            ResumeProperties properties,
            ResumeMetrics metrics,
            InstantSource clock) {
        this.fanOut = fanOut;
        this.history = new History(() -> new HistoryReader(kafka, properties), properties.readers(), this::onRead);
        this.metrics = metrics;
        this.patience = properties.patience();
        this.clock = clock;
    }

    /// The answer goes out now or, when older events have to be read, a little later.
    public void join(JoinRequest request) {
        settle(request, fanOut.join(request), 1, ResumeMetrics.Outcome.MEMORY);
    }

    private void settle(JoinRequest request, JoinOutcome outcome, int attempt, ResumeMetrics.Outcome from) {
        switch (outcome) {
            case JoinOutcome.Joined(), JoinOutcome.Gone() -> {}
            case JoinOutcome.Resumed() -> metrics.count(from);
            case JoinOutcome.Unknown() -> joinAnew(request, ResumeMetrics.Outcome.UNKNOWN);
            case JoinOutcome.Older older -> readOlder(request, older, attempt);
            case JoinOutcome.Ahead ahead -> await(request, ahead);
        }
    }

    private void readOlder(JoinRequest request, JoinOutcome.Older older, int attempt) {
        if (attempt > MOST_ATTEMPTS) {
            joinAnew(request, ResumeMetrics.Outcome.TOO_OLD);
        } else {
            history.read(new Wish(request, older, attempt));
        }
    }

    private void onRead(List<Wish> wishes, HistoryRead read) {
        switch (read) {
            case HistoryRead.Complete(OlderEvents events) -> {
                fanOut.remember(wishes.getFirst().guild(), events);
                wishes.forEach(wish -> join(wish, events));
            }
            case HistoryRead.Deleted _, HistoryRead.TooMuch _ ->
                wishes.forEach(wish -> joinAnew(wish.request(), ResumeMetrics.Outcome.TOO_OLD));
        }
    }

    private void join(Wish wish, @Nullable OlderEvents events) {
        settle(wish.request(), fanOut.join(wish.request(), events), wish.attempt() + 1, ResumeMetrics.Outcome.KAFKA);
    }

    private void await(JoinRequest request, JoinOutcome.Ahead ahead) {
        fanOut.await(ahead, clock.millis() + patience.toMillis(), reached -> {
            if (reached) {
                join(request);
            } else {
                joinAnew(request, ResumeMetrics.Outcome.UNKNOWN);
            }
        });
    }

    private void joinAnew(JoinRequest request, ResumeMetrics.Outcome why) {
        metrics.count(why);
        fanOut.joinAnew(request);
    }
}
