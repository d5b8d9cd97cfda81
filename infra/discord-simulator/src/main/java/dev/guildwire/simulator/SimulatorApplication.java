package dev.guildwire.simulator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service.
@SpringBootApplication
public class SimulatorApplication {

    static void main(String[] args) {
        SpringApplication.run(SimulatorApplication.class, args);
    }
}
