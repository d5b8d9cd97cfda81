package dev.guildwire.edge.fanout;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/// Starts the lanes before anything that uses them, and ends them after it.
final class Lanes implements SmartLifecycle {

    private final List<Lane> lanes;
    private volatile boolean running;

    Lanes(List<Lane> lanes) {
        this.lanes = List.copyOf(lanes);
    }

    List<Lane> all() {
        return lanes;
    }

    @Override
    public void start() {
        lanes.forEach(Lane::start);
        running = true;
    }

    @Override
    public void stop() {
        lanes.forEach(Lane::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
