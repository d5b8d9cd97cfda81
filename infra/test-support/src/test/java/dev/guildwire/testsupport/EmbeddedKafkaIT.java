package dev.guildwire.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @Test
    void kafkaWhenStartedAgainOnItsFolderAndPortHasItsTopics(@TempDir Path folder) throws Exception {
        var port = FreePorts.next();
        try (var kafka = EmbeddedKafka.start(folder, port);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(Set.of(new NewTopic("kept", 2, (short) 1))).all().get();
        }

        try (var kafka = EmbeddedKafka.start(folder, port);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }
}
