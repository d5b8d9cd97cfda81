package dev.guildwire.edge.lease;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LeaseConfiguration {

    @Bean(destroyMethod = "")
    ConnectionLeases connectionLeases(LeaseProperties properties, MeterRegistry registry) {
        var redis = new RedisLeases(properties.redisUrl(), properties.patience());
        var leases = new ConnectionLeases(properties, redis);
        Gauge.builder("edge.leases.shared", leases, all -> all.isShared() ? 1 : 0)
                .description("1 while the limit of connections per user holds over all edges, 0 while Redis is away")
                .register(registry);
        return leases;
    }
}
