package dev.guildwire.edge.lease;

import dev.guildwire.edge.redis.RedisLink;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LeaseConfiguration {

    @Bean(destroyMethod = "")
    ConnectionLeases connectionLeases(LeaseProperties properties, RedisLink redis, MeterRegistry registry) {
        var leases = new ConnectionLeases(properties, new RedisLeases(redis));
        Gauge.builder("edge.leases.shared", leases, all -> all.isShared() ? 1 : 0)
                .description("1 while the limit of connections per user holds over all edges, 0 while Redis is away")
                .register(registry);
        return leases;
    }
}
