package dev.guildwire.edge;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/// Waiting with the one bound that all tests share.
public final class Awaiting {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Awaiting() {}

    /// @param otherwise what is the case when the condition does not come
    public static void until(Callable<Boolean> condition, Supplier<String> otherwise) {
        try {
            await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(condition);
        } catch (ConditionTimeoutException _) {
            throw new AssertionError(otherwise.get());
        }
    }

    public static <T> T the(Future<T> future) {
        return get(future, PATIENCE);
    }

    /// Of work that takes its time.
    public static <T> T patiently(Future<T> future) {
        return get(future, Duration.ofMinutes(5));
    }

    private static <T> T get(Future<T> future, Duration patience) {
        try {
            return future.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
