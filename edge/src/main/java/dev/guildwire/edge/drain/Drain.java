package dev.guildwire.edge.drain;

import dev.guildwire.edge.connection.Admission;
import dev.guildwire.edge.connection.BrowserConnection;
import dev.guildwire.edge.connection.CloseReason;
import dev.guildwire.edge.connection.Endpoint;
import dev.guildwire.edge.fanout.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Says farewell to all connections when the application stops, before anything else of it does, or when an operator
/// says so; then the application goes on without connections.
public final class Drain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger("WS");
    private static final Duration PACE = Duration.ofMillis(100);

    private final DrainProperties properties;
    private final Admission admission;
    private final List<Endpoint> endpoints;
    private final Lanes lanes;
    private final RandomGenerator random;
    private volatile boolean running;

    Drain(
            DrainProperties properties,
            Admission admission,
            List<Endpoint> endpoints,
            Lanes lanes,
            RandomGenerator random) {
        this.properties = properties;
        this.admission = admission;
        this.endpoints = List.copyOf(endpoints);
        this.lanes = lanes;
        this.random = random;
    }

    @Override
    public void start() {
        running = true;
    }

    /// Begins at once and does not wait; what has begun does not begin again.
    public void begin() {
        if (!admission.isShut()) {
            admission.shut();
            Thread.ofVirtual().name("drain").start(this::drain);
        }
    }

    @Override
    public void stop() {
        running = false;
        admission.shut();
        drain();
    }

    /// One at a time: a stop during an operator's drain waits for its end and finds nobody.
    private synchronized void drain() {
        LOG.info("Draining {} connections", connectionsNow());
        try {
            if (connectionsNow() > 0) {
                Thread.sleep(properties.notice());
                sayFarewell();
                awaitLastWords();
            }
            LOG.info("Drained; {} connections are left", connectionsNow());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayFarewell() throws InterruptedException {
        var open = openConnections();
        var batch = batchSize(open.size());
        while (!open.isEmpty()) {
            for (var from = 0; from < open.size(); from += batch) {
                open.subList(from, Math.min(open.size(), from + batch)).forEach(this::sayFarewell);
                Thread.sleep(PACE);
            }
            open = openConnections();
        }
    }

    /// Those who were let in just before are among them the next time.
    private List<BrowserConnection> openConnections() {
        return lanes.connections().stream().filter(BrowserConnection::isOpen).toList();
    }

    private int connectionsNow() {
        return endpoints.stream()
                .mapToInt(endpoint -> endpoint.connections().open())
                .sum();
    }

    private int batchSize(int all) {
        var batches = Math.max(1, properties.window().dividedBy(PACE));
        var least = properties.perSecond() * PACE.toMillis() / 1000;
        return (int) Math.max(Math.max(1, least), (all + batches - 1) / batches);
    }

    private void sayFarewell(BrowserConnection connection) {
        var wait = random.nextLong(properties.comeBack().toMillis() + 1);
        connection.close(CloseReason.GOING_AWAY, "retry after " + wait + " ms");
    }

    private void awaitLastWords() throws InterruptedException {
        var end = System.nanoTime() + properties.lastWords().toNanos();
        while (connectionsNow() > 0 && System.nanoTime() - end < 0) {
            Thread.sleep(PACE);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Last to start, first to stop.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
