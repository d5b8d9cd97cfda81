package dev.guildwire.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.ingest.translate.Dispatch;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Begins traces: one span from Discord's socket to the outbox, and below it one for each record until Kafka has it.
/// Edges go on from the records' `traceparent`, which the spool keeps as it keeps the other headers.
///
/// It is decided once for a dispatch whether it is traced. While tracing is off nothing is made.
@Component
final class Traces implements DisposableBean {

    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("discord.dispatch");
    private static final AttributeKey<Long> SHARD = AttributeKey.longKey("discord.shard");

    private final @Nullable SdkTracerProvider provider;

    Traces(TraceProperties properties) {
        this.provider = properties.probability() == 0 ? null : provider(properties);
    }

    private static SdkTracerProvider provider(TraceProperties properties) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(properties.endpoint().toString())
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "ingest")))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(properties.probability())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
    }

    private static Tracer tracer(SdkTracerProvider provider) {
        return provider.get("dev.guildwire.ingest");
    }

    /// @return the span of a dispatch that is traced, to be ended when it was handed over; null for all others
    @Nullable
    Span begin(Dispatch dispatch) {
        if (provider == null) {
            return null;
        }
        var span = tracer(provider)
                .spanBuilder("dispatch")
                .setNoParent()
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(dispatch.receivedAt())
                .setAttribute(TYPE, dispatch.type())
                .setAttribute(SHARD, (long) dispatch.shard())
                .startSpan();
        return span.getSpanContext().isSampled() ? span : null;
    }

    static void mark(List<ProducerRecord<byte[], byte[]>> records, Span span) {
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), records, (all, key, value) -> {
            if (all != null && key.equals(Headers.TRACEPARENT)) {
                all.forEach(record -> record.headers().add(key, value.getBytes(UTF_8)));
            }
        });
    }

    /// Kafka has a record that was handed over then.
    void written(ProducerRecord<byte[], byte[]> record, Instant handedOver) {
        if (provider == null || record.headers().lastHeader(Headers.TRACEPARENT) == null) {
            return;
        }
        tracer(provider)
                .spanBuilder("write")
                .setParent(
                        W3CTraceContextPropagator.getInstance().extract(Context.root(), record, RecordHeaders.GETTER))
                .setSpanKind(SpanKind.PRODUCER)
                .setStartTimestamp(handedOver)
                .setAttribute(TOPIC, record.topic())
                .startSpan()
                .end();
    }

    /// Sends what waits.
    @Override
    public void destroy() {
        if (provider != null) {
            provider.shutdown().join(2, TimeUnit.SECONDS);
        }
    }

    private enum RecordHeaders implements TextMapGetter<ProducerRecord<byte[], byte[]>> {
        GETTER;

        @Override
        public Iterable<String> keys(ProducerRecord<byte[], byte[]> record) {
            return List.of(Headers.TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable ProducerRecord<byte[], byte[]> record, String key) {
            var header = record == null ? null : record.headers().lastHeader(key);
            return header == null ? null : new String(header.value(), UTF_8);
        }
    }
}
