package dev.guildwire.edge.fanout;

import dev.guildwire.edge.connection.BrowserConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;

/// Starts the lanes before anything that uses them, and ends them after it.
public final class Lanes implements SmartLifecycle {

    private final List<Lane> lanes;
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean running;

    Lanes(List<Lane> lanes) {
        this.lanes = List.copyOf(lanes);
    }

    public List<Lane> all() {
        return lanes;
    }

    /// The lane of a new connection: each in turn.
    public Lane next() {
        return lanes.get(Math.floorMod(opened.getAndIncrement(), lanes.size()));
    }

    /// Waits until every lane has room for more events.
    public void awaitRoom() throws InterruptedException {
        for (var lane : lanes) {
            lane.awaitRoom();
        }
    }

    /// All connections now; waits for the lanes to tell.
    public List<BrowserConnection> connections() {
        var told = new ArrayList<CompletableFuture<List<BrowserConnection>>>();
        for (var lane : lanes) {
            var telling = new CompletableFuture<List<BrowserConnection>>();
            told.add(telling);
            lane.put(new LaneTask.Visit(telling::complete));
        }
        return told.stream().map(CompletableFuture::join).flatMap(List::stream).toList();
    }

    void put(LaneTask task) {
        lanes.forEach(lane -> lane.put(task));
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
