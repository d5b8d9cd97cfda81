package dev.guildwire.rooms;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service.
@SpringBootApplication
public class RoomsApplication {

    static void main(String[] args) {
        SpringApplication.run(RoomsApplication.class, args);
    }
}
