package dev.guildwire.edge.drain;

import dev.guildwire.edge.connection.Admission;
import dev.guildwire.edge.connection.Endpoint;
import dev.guildwire.edge.fanout.Lanes;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DrainConfiguration {

    @Bean
    Drain drain(
            DrainProperties properties,
            Admission admission,
            List<Endpoint> endpoints,
            Lanes lanes,
            RandomGenerator random) {
        return new Drain(properties, admission, endpoints, lanes, random);
    }
}
