package dev.guildwire.load.fanout.baseline;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.load.fanout.wire.LatencyLog;
import dev.guildwire.load.fanout.wire.Marker;
import dev.guildwire.load.fanout.wire.RealTime;
import dev.guildwire.load.fanout.wire.Window;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Reads a topic and measures how long each event took from its marker to here, and to where ingest received it, if it
/// did.
public final class BareConsumer implements AutoCloseable {

    private static final long NANOS_PER_MICRO = 1_000;

    private final EventStream stream;
    private final Marker marker = new Marker();
    private final LatencyLog latencies = new LatencyLog();
    private final LatencyLog receipts = new LatencyLog();
    private final FutureTask<Latencies> reading;

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
        receipts.measure(from);
    }

    /// Microseconds from the marker on, of events sent within the window.
    ///
    /// @param arrival when the event was here
    /// @param receipt when its record says that ingest had it
    public record Latencies(Histogram arrival, Histogram receipt) {}

    /// Ends the reading.
    public Latencies finish() throws InterruptedException, ExecutionException {
        stream.stop();
        return reading.get();
    }

    private Latencies read() {
        try (stream) {
            stream.run(this::onRecords);
        }
        return new Latencies(latencies.micros(), receipts.micros());
    }

    private void onRecords(ConsumerRecords<byte[], byte[]> records) {
        long arrived = RealTime.nanos();
        for (var event : records) {
            var value = Unpooled.wrappedBuffer(event.value());
            if (marker.read(value, 0, value.capacity())) {
                latencies.onEvent(marker.sentNanos(), arrived);
                receipts.onEvent(marker.sentNanos(), receivedNanos(event));
            }
        }
    }

    private static long receivedNanos(ConsumerRecord<byte[], byte[]> event) {
        var micros = event.headers().lastHeader(Headers.RECEIVED_MICROS);
        return micros == null
                ? 0
                : NANOS_PER_MICRO * Long.parseLong(new String(micros.value(), StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        stream.stop();
    }
}
