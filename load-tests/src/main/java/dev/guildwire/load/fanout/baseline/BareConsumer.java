package dev.guildwire.load.fanout.baseline;

import dev.guildwire.load.fanout.wire.LatencyLog;
import dev.guildwire.load.fanout.wire.Marker;
import dev.guildwire.load.fanout.wire.RealTime;
import dev.guildwire.load.fanout.wire.Window;
import io.netty.buffer.Unpooled;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Reads a topic and measures how long each event took from its marker to here.
public final class BareConsumer implements AutoCloseable {

    private final EventStream stream;
    private final Marker marker = new Marker();
    private final LatencyLog latencies = new LatencyLog();
    private final FutureTask<Histogram> reading;

    private BareConsumer(EventStream stream) {
        this.stream = stream;
        this.reading = new FutureTask<>(this::read);
    }

    /// Sees every event that is written after it returns.
    public static BareConsumer start(String bootstrapServers, String topic) {
        var consumer = new BareConsumer(EventStream.open(bootstrapServers, topic));
        Thread.ofPlatform().daemon().name("bare-consumer").start(consumer.reading);
        return consumer;
    }

    public void measure(Window from) {
        latencies.measure(from);
    }

    /// Ends the reading.
    ///
    /// @return microseconds from marker to arrival, of events sent within the window
    public Histogram finish() throws InterruptedException, ExecutionException {
        stream.stop();
        return reading.get();
    }

    private Histogram read() {
        try (stream) {
            stream.run(this::onRecords);
        }
        return latencies.micros();
    }

    private void onRecords(ConsumerRecords<byte[], byte[]> records) {
        long arrived = RealTime.nanos();
        for (var event : records) {
            var value = Unpooled.wrappedBuffer(event.value());
            if (marker.read(value, 0, value.capacity())) {
                latencies.onEvent(marker.sentNanos(), arrived);
            }
        }
    }

    @Override
    public void close() {
        stream.stop();
    }
}
