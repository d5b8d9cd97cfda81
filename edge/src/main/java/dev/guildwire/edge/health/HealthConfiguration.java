package dev.guildwire.edge.health;

import dev.guildwire.edge.connection.Admission;
import dev.guildwire.edge.feed.KafkaProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    Canary canary(KafkaProperties kafka, HealthProperties properties, MeterRegistry registry, InstantSource clock) {
        return new Canary(kafka, properties, registry, clock);
    }

    @Bean
    DeliveryHealthIndicator deliveryHealthIndicator(Admission admission, Canary canary) {
        return new DeliveryHealthIndicator(admission, canary);
    }
}
