package dev.guildwire.local;

import dev.guildwire.testsupport.EmbeddedKafka;
import java.nio.file.Path;

/// A Kafka broker as a process of its own. Arguments: its folder, its port, its controller's port.
final class KafkaProcess {

    private KafkaProcess() {}

    static void main(String[] arguments) throws InterruptedException {
        var broker = EmbeddedKafka.start(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        Thread.currentThread().join();
    }
}
