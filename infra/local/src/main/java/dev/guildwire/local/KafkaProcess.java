package dev.guildwire.local;

import dev.guildwire.testsupport.EmbeddedKafka;
import dev.guildwire.testsupport.FreePorts;
import java.nio.file.Path;

/// A Kafka broker as a process of its own. Arguments: its folder, its port, its controller's port; 0 is any free
/// port.
final class KafkaProcess {

    private KafkaProcess() {}

    static void main(String[] arguments) throws InterruptedException {
        var broker = EmbeddedKafka.start(Path.of(arguments[0]), port(arguments[1]), port(arguments[2]));
        System.out.println("Kafka is up at " + broker.bootstrapServers());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        Thread.currentThread().join();
    }

    private static int port(String argument) {
        var port = Integer.parseInt(argument);
        return port == 0 ? FreePorts.next() : port;
    }
}
