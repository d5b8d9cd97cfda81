package dev.guildwire.edge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service.
@SpringBootApplication
public class EdgeApplication {

    static void main(String[] args) {
        SpringApplication.run(EdgeApplication.class, args);
    }
}
