package dev.guildwire.ingest.gateway;

import dev.guildwire.ingest.publish.KafkaUnavailableException;
import dev.guildwire.ingest.publish.SupersededException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries again what may heal by itself, with pauses that double up to a limit.
///
/// @param onWait told what is waited for, and nothing once it is there
record Retry(Duration min, Duration max, Consumer<String> onWait) {

    private static final Logger LOG = LoggerFactory.getLogger("Gateway Init");

    interface Attempt<T> {
        T run() throws InterruptedException;
    }

    /// @param what in words that fit behind "waiting for"
    /// @throws FinalFailureException when trying again is of no use
    <T> T until(String what, Attempt<T> attempt) throws InterruptedException {
        for (var pause = min; ; pause = doubled(pause)) {
            try {
                var result = attempt.run();
                onWait.accept("");
                return result;
            } catch (FinalFailureException e) {
                throw e;
            } catch (RuntimeException e) {
                giveUpWhenInterrupted(e);
                onWait.accept(what);
                LOG.warn("waiting for {}: {}", what, reason(e));
                Thread.sleep(pause);
            }
        }
    }

    /// Libraries wrap an interruption in exceptions of their own.
    private static void giveUpWhenInterrupted(RuntimeException e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        }
    }

    private static String reason(RuntimeException e) {
        return switch (e) {
            case KafkaUnavailableException unavailable -> String.valueOf(unavailable.getCause());
            case SupersededException _ -> "the shard is another ingest's";
            default -> e.toString();
        };
    }

    private Duration doubled(Duration pause) {
        var next = pause.multipliedBy(2);
        return next.compareTo(max) > 0 ? max : next;
    }
}
