package dev.guildwire.testsupport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
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
    void redisWhenAskedAnswers() throws Exception {
        var address = URI.create(TestServers.redis());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(5), US_ASCII))
                    .isEqualTo("+PONG");
        }
    }
}
