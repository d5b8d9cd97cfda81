package dev.guildwire.edge;

import dev.guildwire.edge.drain.Signals;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// Starts an edge node.
@SpringBootApplication
@ConfigurationPropertiesScan
public class EdgeApplication {

    static void main(String[] args) {
        Signals.handle();
        SpringApplication.run(EdgeApplication.class, args);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    RandomGenerator random() {
        return RandomGenerator.of("SecureRandom");
    }
}
