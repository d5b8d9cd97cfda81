package dev.guildwire.ingest.link;

import dev.guildwire.ingest.publish.PublishProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
    Admin linkAdmin(PublishProperties kafka) {
        return Admin.create(LinkKafka.settings(kafka));
    }

    @Bean(destroyMethod = "close")
    Producer<String, byte[]> linkProducer(PublishProperties kafka) {
        return LinkKafka.producer(kafka);
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
    CommandResults commandResults(PublishProperties kafka, JsonMapper json, CommandDesk desk) {
        return new CommandResults(() -> LinkKafka.results(kafka), json, desk);
    }

    @Bean
    WebSocketConfigurer link(
            LinkProperties properties,
            LinkConnections connections,
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
            PublishProperties kafka,
            JsonMapper json,
            CommandDesk desk,
            Answers answers,
            LinkMetrics metrics) {
        return new LinkHandler(
                properties,
                connections,
                () -> LinkKafka.consumer(kafka),
                new InboundReader(json),
                desk,
                answers,
                metrics);
    }

    private static void route(WebSocketHandlerRegistry registry, LinkHandler handler, LinkHandshake handshake) {
        registry.addHandler(handler, "/link")
                .setHandshakeHandler(new DefaultHandshakeHandler(new JettyRequestUpgradeStrategy()))
                .addInterceptors(handshake)
                .setAllowedOriginPatterns("*");
    }
}
