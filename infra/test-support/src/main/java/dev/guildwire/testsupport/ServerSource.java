package dev.guildwire.testsupport;

/// Starts servers that end with this JVM.
sealed interface ServerSource permits DockerServers, EmbeddedServers {

    /// @return its bootstrap servers
    String startKafka();

    /// @return its URL
    String startRedis();
}
