package dev.guildwire.edge.resume;

import dev.guildwire.edge.fanout.FanOut;
import dev.guildwire.edge.feed.KafkaProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ResumeConfiguration {

    @Bean
    Resumer resumer(
            FanOut fanOut,
            KafkaProperties kafka,
            ResumeProperties properties,
            MeterRegistry registry,
            InstantSource clock) {
        return new Resumer(fanOut, kafka, properties, new ResumeMetrics(registry), clock);
    }
}
