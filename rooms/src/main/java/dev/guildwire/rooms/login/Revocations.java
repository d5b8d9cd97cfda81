package dev.guildwire.rooms.login;

import dev.guildwire.contracts.event.EventName;
import dev.guildwire.contracts.event.UserEvent;
import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells every edge to close connections, by `user.events`.
@Component
class Revocations {

    private static final Logger log = LoggerFactory.getLogger(Revocations.class);

    private final KafkaTemplate<String, byte[]> kafka;
    private final JsonMapper json;
    private final Clock clock;

    Revocations(KafkaTemplate<String, byte[]> kafka, JsonMapper json, Clock clock) {
        this.kafka = kafka;
        this.json = json;
        this.clock = clock;
    }

    void publish(UserEvent event) {
        var record = new ProducerRecord<String, byte[]>(
                Topic.USER_EVENTS.wire(), event.userId().toString(), json.writeValueAsBytes(event));
        header(record, Headers.EVENT, EventName.of(event).wire());
        header(record, Headers.TS, Long.toString(clock.millis()));
        header(record, Headers.TARGET_USER, event.userId().toString());
        var _ = kafka.send(record).whenComplete((_, fault) -> {
            if (fault != null) {
                log.error("edges were not told of a {}", EventName.of(event).wire(), fault);
            }
        });
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
