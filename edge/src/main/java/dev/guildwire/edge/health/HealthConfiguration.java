package dev.guildwire.edge.health;

import dev.guildwire.edge.connection.Admission;
import dev.guildwire.edge.notice.Notices;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    Canary canary(Notices notices, HealthProperties properties, MeterRegistry registry, InstantSource clock) {
        return new Canary(notices, properties, registry, clock);
    }

    @Bean
    DeliveryHealthIndicator deliveryHealthIndicator(Admission admission, Canary canary) {
        return new DeliveryHealthIndicator(admission, canary);
    }
}
