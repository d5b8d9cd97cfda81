package dev.guildwire.ingest.link;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.jetty.JettyRequestUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import tools.jackson.databind.json.JsonMapper;

/// Puts the link together.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(LinkProperties.class)
class LinkConfiguration {

    @Bean
    LinkMetrics linkMetrics(MeterRegistry registry, LinkConnections connections) {
        var metrics = new LinkMetrics(registry);
        metrics.watch(connections);
        return metrics;
    }

    @Bean
    LinkConnections linkConnections() {
        return new LinkConnections();
    }

    @Bean
    LinkDrain linkDrain(LinkConnections connections) {
        return new LinkDrain(connections);
    }

    @Bean(destroyMethod = "close")
    Admin linkAdmin(KafkaProperties kafka) {
        return Admin.create(kafka.buildAdminProperties());
    }

    @Bean(destroyMethod = "close")
    Producer<String, byte[]> linkProducer(KafkaProperties kafka) {
        return new KafkaProducer<>(kafka.buildProducerProperties(), new StringSerializer(), new ByteArraySerializer());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService linkTimer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("link-timer").daemon().factory());
    }

    @Bean
    Answers linkAnswers(JsonMapper json, LinkMetrics metrics) {
        return new Answers(json, Clock.systemUTC(), metrics);
    }

    @Bean
    CommandDesk commandDesk(
            Producer<String, byte[]> linkProducer,
            JsonMapper json,
            LinkProperties properties,
            ScheduledExecutorService linkTimer,
            Answers answers) {
        return new CommandDesk(linkProducer, json, Clock.systemUTC(), properties.commandTimeout(), linkTimer, answers);
    }

    @Bean
    CommandResults commandResults(KafkaProperties kafka, JsonMapper json, CommandDesk desk) {
        return new CommandResults(consumers(kafka), json, desk);
    }

    @Bean
    WebSocketConfigurer link(
            LinkProperties properties,
            LinkConnections connections,
            KafkaProperties kafka,
            Admin linkAdmin,
            LinkMetrics metrics,
            LinkHandler handler) {
        return registry ->
                route(registry, handler, new LinkHandshake(properties, connections, new LinkLog(linkAdmin), metrics));
    }

    @Bean
    LinkHandler linkHandler(
            LinkProperties properties,
            LinkConnections connections,
            KafkaProperties kafka,
            JsonMapper json,
            CommandDesk desk,
            Answers answers,
            LinkMetrics metrics) {
        return new LinkHandler(
                properties, connections, consumers(kafka), new InboundReader(json), desk, answers, metrics);
    }

    private static void route(WebSocketHandlerRegistry registry, LinkHandler handler, LinkHandshake handshake) {
        registry.addHandler(handler, "/link")
                .setHandshakeHandler(new DefaultHandshakeHandler(new JettyRequestUpgradeStrategy()))
                .addInterceptors(handshake)
                .setAllowedOriginPatterns("*");
    }

    private static Supplier<Consumer<String, byte[]>> consumers(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
