package dev.guildwire.testsupport;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/// Servers in containers. The images have to be on the machine already: a test run never pulls, because that can
/// take minutes without a word.
///
/// The system properties [#KAFKA_IMAGE] and [#REDIS_IMAGE] name other images.
final class DockerServers implements ServerSource {

    static final String KAFKA_IMAGE = "guildwire.test.kafka-image";
    static final String REDIS_IMAGE = "guildwire.test.redis-image";

    /// Testcontainers ends forgotten containers through this one; its version goes with the library's.
    private static final String REAPER_IMAGE = "testcontainers/ryuk:0.14.0";

    private static final int REDIS_PORT = 6379;
    private static final int ANSWER_TIMEOUT_SECONDS = 10;

    /// What keeps containers from being used here, or null when nothing does.
    static @Nullable String findObstacle() {
        return findObstacle("docker", List.of(kafkaImage(), redisImage(), REAPER_IMAGE));
    }

    /// Asks the command line instead of Testcontainers, which would pull its reaper to find out.
    static @Nullable String findObstacle(String dockerCommand, List<String> images) {
        if (!succeeds(dockerCommand, "version")) {
            return "no Docker engine answers";
        }
        for (var image : images) {
            if (!succeeds(dockerCommand, "image", "inspect", image)) {
                return "the image " + image + " is not here (docker pull " + image + ")";
            }
        }
        return null;
    }

    @Override
    public String startKafka() {
        var image = DockerImageName.parse(kafkaImage()).asCompatibleSubstituteFor("apache/kafka");
        var kafka = new KafkaContainer(image)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000");
        kafka.start();
        return kafka.getBootstrapServers();
    }

    @Override
    public String startRedis() {
        var redis = new GenericContainer<>(redisImage()).withExposedPorts(REDIS_PORT);
        redis.start();
        return "redis://" + redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT);
    }

    private static String kafkaImage() {
        return System.getProperty(KAFKA_IMAGE, "apache/kafka:4.2.1");
    }

    private static String redisImage() {
        return System.getProperty(REDIS_IMAGE, "redis:7.4");
    }

    private static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
