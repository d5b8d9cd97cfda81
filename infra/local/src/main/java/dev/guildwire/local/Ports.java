package dev.guildwire.local;

import dev.guildwire.local.option.Option;
import dev.guildwire.local.setup.Machine.Port;
import java.util.ArrayList;
import java.util.List;

/// The ports a stack will listen on, each with what will and the option that moves it.
final class Ports {

    private final Surroundings surroundings;
    private final List<Port> ports = new ArrayList<>();

    private Ports(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static List<Port> of(Surroundings surroundings) {
        var all = new Ports(surroundings);
        all.add("the load balancer", Option.PORT, 0);
        if (surroundings.simulatesDiscord()) {
            all.add("the simulator", Option.SIMULATOR_PORT, 0);
        }
        if (surroundings.ownsKafka()) {
            all.add("Kafka", Option.KAFKA_PORT, 0);
            all.add("Kafka's controller", Option.KAFKA_PORT, 1);
        }
        if (surroundings.ownsRedis()) {
            all.add("Redis", Option.REDIS_PORT, 0);
        }
        all.addServices("edge", Option.EDGE_PORT, all.number(Option.EDGES));
        all.addServices("rooms", Option.ROOMS_PORT, all.number(Option.ROOMS));
        all.addServices("ingest", Option.INGEST_PORT, 1);
        return List.copyOf(all.ports);
    }

    private void addServices(String owner, Option first, int count) {
        for (var number = 0; number < count; number++) {
            add(owner + " " + (number + 1), first, number);
            add(owner + " " + (number + 1) + "'s management", first, number + Programs.MANAGEMENT);
        }
    }

    private void add(String owner, Option option, int above) {
        ports.add(new Port(number(option) + above, owner, option.wire()));
    }

    private int number(Option option) {
        return surroundings.options().number(option);
    }
}
