package dev.guildwire.edge.fanout;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FanOutConfiguration {

    @Bean
    Lanes lanes(FanOutProperties properties, MeterRegistry registry, InstantSource clock) {
        var metrics = new FanOutMetrics(registry, clock);
        return new Lanes(IntStream.range(0, properties.laneCount())
                .mapToObj(index -> new Lane(index, properties.mostEvents(), metrics, clock))
                .toList());
    }

    @Bean
    FanOut fanOut(Lanes lanes, FanOutProperties properties, InstantSource clock, MeterRegistry registry) {
        var fanOut = new FanOut(lanes, properties, clock);
        Gauge.builder("edge.recent.bytes", fanOut, FanOut::recentBytes)
                .description("Bytes of recent events in memory, for clients that resume")
                .register(registry);
        Gauge.builder("edge.guilds", fanOut, FanOut::guilds)
                .description("Guilds that somebody here watches, or did a short while ago")
                .register(registry);
        return fanOut;
    }
}
