package dev.guildwire.edge.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.edge.fanout.EventFrame;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Goes on with the traces that ingest began.
public final class Traces implements AutoCloseable {

    private final @Nullable SdkTracerProvider provider;
    private final int lanes;

    Traces(TraceProperties properties, int lanes) {
        this.provider = properties.probability() == 0 ? null : provider(properties);
        this.lanes = lanes;
    }

    private static SdkTracerProvider provider(TraceProperties properties) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(properties.endpoint().toString())
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "edge")))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
    }

    /// @return the same event, told to its span on its way if its record is traced. One for a single user is not: it
    ///         has no fan-out
    public EventFrame follow(org.apache.kafka.common.header.Headers headers, EventFrame event) {
        if (provider == null || event.target() != null || headers.lastHeader(Headers.TRACEPARENT) == null) {
            return event;
        }
        var parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, RecordHeaders.GETTER);
        var span = provider.get("dev.guildwire.edge")
                .spanBuilder("fan-out")
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        return event.tracedBy(new FanOutSpan(span, lanes));
    }

    /// Sends what waits.
    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(2, TimeUnit.SECONDS);
        }
    }

    private enum RecordHeaders implements TextMapGetter<org.apache.kafka.common.header.Headers> {
        GETTER;

        @Override
        public Iterable<String> keys(org.apache.kafka.common.header.Headers headers) {
            return List.of(Headers.TRACEPARENT);
        }

        @Override
        public @Nullable String get(org.apache.kafka.common.header.@Nullable Headers headers, String key) {
            var header = headers == null ? null : headers.lastHeader(key);
            return header == null ? null : new String(header.value(), US_ASCII);
        }
    }
}
