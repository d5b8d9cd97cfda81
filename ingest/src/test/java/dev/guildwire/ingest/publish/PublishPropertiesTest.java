package dev.guildwire.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PublishPropertiesTest {

    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required password=pw;";

    private final PublishProperties properties = bind(Map.of(
            "guildwire.kafka.bootstrap-servers", "broker:9093",
            "guildwire.kafka.properties.security.protocol", "SASL_SSL",
            "guildwire.kafka.properties.sasl.jaas.config", LOGIN));

    @Test
    void clientWhenBrokersAskForALoginHasTheSettingsOfAllAndItsOwn() {
        assertThat(properties.client(Map.of("group.id", "one")))
                .containsOnly(
                        Map.entry("bootstrap.servers", "broker:9093"),
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.jaas.config", LOGIN),
                        Map.entry("group.id", "one"));
    }

    @Test
    void propertiesWhenPrintedShowNoSecret() {
        assertThat(properties.toString()).contains("sasl.jaas.config").doesNotContain("password=pw");
    }

    private static PublishProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("guildwire.kafka", PublishProperties.class);
    }
}
