package dev.guildwire.edge.trace;

import dev.guildwire.edge.fanout.Lanes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

    @Bean
    Traces traces(TraceProperties properties, Lanes lanes) {
        return new Traces(properties, lanes.all().size());
    }
}
