package dev.guildwire.local.option;

/// The options with a number for a value. Each is `--name N` or the environment variable `GUILDWIRE_NAME`; the option
/// wins. A service's management port is its port and 1000.
public enum Option {
    PORT("port", 8080, "of the load balancer, where browsers go"),
    EDGES("edges", 2, "how many edges run"),
    ROOMS("rooms", 1, "how many rooms run"),
    SIMULATOR_PORT("simulator-port", 8090, "of the Discord simulator"),
    EDGE_PORT("edge-port", 8101, "of the first edge; the others follow"),
    ROOMS_PORT("rooms-port", 8111, "of the first rooms; the others follow"),
    INGEST_PORT("ingest-port", 8121, "of ingest and its backend link"),
    KAFKA_PORT("kafka-port", 19092, "of Kafka; its controller takes the next one"),
    REDIS_PORT("redis-port", 16379, "of Redis");

    private final String wire;
    private final int standard;
    private final String help;

    Option(String wire, int standard, String help) {
        this.wire = wire;
        this.standard = standard;
        this.help = help;
    }

    /// As in `--name`.
    public String wire() {
        return wire;
    }

    public int standard() {
        return standard;
    }

    public String help() {
        return help;
    }

    public String environmentVariable() {
        return "GUILDWIRE_" + name();
    }
}
