package dev.guildwire.edge.node;

import dev.guildwire.contracts.node.NodeReport;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.edge.notice.Notices;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/// Says again and again how this node is, and when it ends that it is gone.
final class NodeReporter implements SmartLifecycle {

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Notices notices;
    private final Duration every;
    private final String id;
    private final Supplier<NodeReport> report;
    private final Runnable lookForOrders;
    private final JsonMapper json = JsonMapper.shared();
    private volatile @Nullable Thread reporting;

    NodeReporter(Notices notices, Duration every, String id, Supplier<NodeReport> report, Runnable lookForOrders) {
        this.notices = notices;
        this.every = every;
        this.id = id;
        this.report = report;
        this.lookForOrders = lookForOrders;
    }

    @Override
    public void start() {
        reporting = Thread.ofPlatform().daemon().name("node-reporter").start(this::reportAgainAndAgain);
    }

    private void reportAgainAndAgain() {
        try {
            while (true) {
                write(json.writeValueAsBytes(report.get()));
                lookForOrders.run();
                Thread.sleep(every);
            }
        } catch (InterruptedException _) {
            write(null);
        }
    }

    private void write(byte @Nullable [] value) {
        notices.write(Topic.NODE_REPORTS, id, value);
    }

    @Override
    public void stop() {
        var thread = reporting;
        reporting = null;
        if (thread != null) {
            thread.interrupt();
            awaitEnd(thread);
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            var _ = thread.join(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return reporting != null;
    }

    /// With the feed, and so until the drain is over.
    @Override
    public int getPhase() {
        return 1;
    }
}
