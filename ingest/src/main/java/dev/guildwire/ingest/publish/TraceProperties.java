package dev.guildwire.ingest.publish;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param probability of a dispatch that has events to be traced, 0 to 1; at 0 tracing is off and costs nothing
/// @param endpoint    where spans are sent, by OTLP over HTTP
@ConfigurationProperties("guildwire.tracing")
record TraceProperties(
        @DefaultValue("0") double probability,
        @DefaultValue("http://localhost:4318/v1/traces") URI endpoint) {

    TraceProperties {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("guildwire.tracing.probability is between 0 and 1");
        }
    }
}
