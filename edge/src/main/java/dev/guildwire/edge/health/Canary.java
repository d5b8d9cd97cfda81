package dev.guildwire.edge.health;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.edge.feed.CanaryListener;
import dev.guildwire.edge.notice.Notices;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Writes a record to Kafka again and again and looks whether it comes back the way events come.
///
/// `edge.canary.roundtrip` is how long that takes, and `edge.canary.age` how long ago the last one that came back was
/// written: above the bound the edge is not ready.
final class Canary implements SmartLifecycle, CanaryListener {

    private static final Logger LOG = LoggerFactory.getLogger("Internal");

    private final Notices notices;
    private final HealthProperties properties;
    private final InstantSource clock;
    private final Timer roundtrip;
    private final String edge = UUID.randomUUID().toString();
    private volatile long returned;
    private volatile @Nullable Thread writing;

    Canary(Notices notices, HealthProperties properties, MeterRegistry registry, InstantSource clock) {
        this.notices = notices;
        this.properties = properties;
        this.clock = clock;
        this.roundtrip = Timer.builder("edge.canary.roundtrip")
                .description("Until a canary came back through Kafka")
                .register(registry);
        registry.gauge("edge.canary.age", this, canary -> canary.age().toMillis() / 1000.0);
    }

    @Override
    public void onCanary(String from, long sentMillis) {
        if (from.equals(edge)) {
            returned = sentMillis;
            roundtrip.record(Duration.ofMillis(Math.max(0, clock.millis() - sentMillis)));
        }
    }

    boolean isWell() {
        return age().compareTo(properties.canaryBound()) <= 0;
    }

    Duration age() {
        return Duration.ofMillis(clock.millis() - returned);
    }

    @Override
    public void start() {
        writing = Thread.ofPlatform().daemon().name("canary").start(this::write);
    }

    private void write() {
        try {
            while (true) {
                notices.write(
                        Topic.EDGE_CANARY, edge, Long.toString(clock.millis()).getBytes(US_ASCII));
                Thread.sleep(properties.canaryInterval());
            }
        } catch (InterruptedException _) {
            LOG.debug("The canary ends");
        }
    }

    @Override
    public void stop() {
        var thread = writing;
        writing = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return writing != null;
    }

    /// With the feed.
    @Override
    public int getPhase() {
        return 1;
    }
}
