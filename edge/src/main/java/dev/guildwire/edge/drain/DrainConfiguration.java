package dev.guildwire.edge.drain;

import dev.guildwire.edge.connection.Admission;
import dev.guildwire.edge.connection.Connections;
import dev.guildwire.edge.fanout.Lanes;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DrainConfiguration {

    @Bean
    Drain drain(
            DrainProperties properties,
            Admission admission,
            Connections connections,
            Lanes lanes,
            RandomGenerator random) {
        return new Drain(properties, admission, connections, lanes, random);
    }
}
