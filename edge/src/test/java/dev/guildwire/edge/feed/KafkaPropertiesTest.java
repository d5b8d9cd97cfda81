package dev.guildwire.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KafkaPropertiesTest {

    private final KafkaProperties properties = bind(Map.of(
            "GUILDWIRE_KAFKA_BOOTSTRAPSERVERS", "kafka:9093",
            "GUILDWIRE_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL",
            "GUILDWIRE_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", "password"));

    @Test
    void clientWhenBrokersWantALoginGetsKafkasOwnSettings() {
        assertThat(properties.client())
                .containsEntry("bootstrap.servers", "kafka:9093")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", "password");
    }

    @Test
    void textWhenThereIsASecretDoesNotTellIt() {
        assertThat(properties.toString()).contains("sasl.jaas.config").doesNotContain("password");
    }

    private static KafkaProperties bind(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return Binder.get(environment)
                .bind("guildwire.kafka", KafkaProperties.class)
                .get();
    }
}
