package dev.guildwire.edge.trace;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param probability at 0 tracing is off and costs nothing; otherwise events are traced that ingest chose
/// @param endpoint    where spans are sent, by OTLP over HTTP
@ConfigurationProperties("guildwire.tracing")
record TraceProperties(
        @DefaultValue("0") double probability,
        @DefaultValue("http://localhost:4318/v1/traces") URI endpoint) {}
