package dev.guildwire.load.command;

import dev.guildwire.load.journey.Run;
import dev.guildwire.load.metric.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks at the thresholds while a test runs, and stops it when one is broken that says so. Of metrics without a sample
/// nothing is concluded.
final class Guard implements AutoCloseable {

    /// As often as k6 looks.
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Run run;
    private final Processors processors;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("thresholds").unstarted(this::look);
    private volatile @Nullable String stoppedBecause;

    private Guard(Run run, Processors processors) {
        this.run = run;
        this.processors = processors;
    }

    static Guard over(Run run, Processors processors) {
        var guard = new Guard(run, processors);
        guard.thread.start();
        return guard;
    }

    private void look() {
        try {
            while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS) && !run.isStopping()) {
                run.metrics().verdicts().stream()
                        .filter(this::breaks)
                        .findFirst()
                        .ifPresent(this::stop);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean breaks(Verdict verdict) {
        var threshold = verdict.threshold();
        return threshold.abortOnFail()
                && !verdict.met()
                && run.metrics().hasSamples(verdict.metric())
                && run.metrics().seconds() > threshold.delayAbortEval().toSeconds();
    }

    private void stop(Verdict verdict) {
        stoppedBecause = "Stopped with %d virtual users: %s; %s"
                .formatted(run.users(), verdict, processors.now())
                .strip();
        System.out.println(stoppedBecause);
        run.stop();
    }

    /// Where and why it stopped the test, if it did.
    Optional<String> stoppedBecause() {
        return Optional.ofNullable(stoppedBecause);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
