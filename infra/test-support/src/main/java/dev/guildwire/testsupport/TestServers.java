package dev.guildwire.testsupport;

/// Hands all tests of a JVM one Kafka and one Redis, started at first use and ended with the JVM. Tests keep apart by
/// ids and topics of their own, not by servers of their own. A test that stops its server takes one for itself from
/// [EmbeddedKafka] or [EmbeddedRedis].
///
/// The system property [#SWITCH], or the environment variable `GUILDWIRE_TEST_SERVERS`, says which: `docker`,
/// `embedded`, or `auto` (the default), which takes containers where a Docker engine answers and has the images, and
/// embedded servers otherwise. No choice skips a test, and one line of output says which was made.
public final class TestServers {

    public static final String SWITCH = "guildwire.test.servers";

    private TestServers() {}

    /// Addresses as Kafka's `bootstrap.servers` has them.
    public static String kafka() {
        return Kafka.BOOTSTRAP_SERVERS;
    }

    /// A URL as `redis://host:port`.
    public static String redis() {
        return Redis.URL;
    }

    private static final class Source {
        static final ServerSource CHOSEN = choose();

        private static ServerSource choose() {
            var choice = ServerChoice.make(setting(), DockerServers::findObstacle);
            System.err.println("Test servers: " + choice.reason());
            return choice.docker() ? new DockerServers() : new EmbeddedServers();
        }

        private static String setting() {
            var fromEnvironment = System.getenv().getOrDefault("GUILDWIRE_TEST_SERVERS", "auto");
            return System.getProperty(SWITCH, fromEnvironment);
        }
    }

    private static final class Kafka {
        static final String BOOTSTRAP_SERVERS = Source.CHOSEN.startKafka();
    }

    private static final class Redis {
        static final String URL = Source.CHOSEN.startRedis();
    }
}
