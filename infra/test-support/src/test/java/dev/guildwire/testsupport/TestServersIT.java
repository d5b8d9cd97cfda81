package dev.guildwire.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TestServersIT {

    @Test
    void kafkaWhenAskedMakesATopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
            admin.createTopics(Set.of(new NewTopic("made-by-a-test", 2, (short) 1)))
                    .all()
                    .get();

            assertThat(admin.listTopics().names().get()).contains("made-by-a-test");
        }
    }

    @Test
    void redisWhenStartedIsOnLoopback() {
        assertThat(TestServers.redis()).startsWith("redis://127.0.0.1:");
    }
}
