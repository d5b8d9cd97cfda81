package dev.guildwire.edge.trace;

import dev.guildwire.edge.fanout.FanOutTrace;
import io.opentelemetry.api.trace.Span;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// The span of one event on this edge, which ends when every lane has said what it did. Safe for any thread.
final class FanOutSpan implements FanOutTrace {

    private final Span span;
    private final AtomicInteger lanesToCome;
    private final AtomicInteger lanesWithReceivers = new AtomicInteger();
    private final LongAdder receivers = new LongAdder();

    FanOutSpan(Span span, int lanes) {
        this.span = span;
        this.lanesToCome = new AtomicInteger(lanes);
    }

    @Override
    public void flushed(int count) {
        lanesWithReceivers.incrementAndGet();
        receivers.add(count);
        laneDone();
    }

    @Override
    public void nobody() {
        laneDone();
    }

    private void laneDone() {
        if (lanesToCome.decrementAndGet() == 0) {
            span.setAttribute("guildwire.receivers", receivers.sum());
            span.setAttribute("guildwire.lanes", (long) lanesWithReceivers.get());
            span.end();
        }
    }
}
