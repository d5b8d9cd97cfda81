package dev.guildwire.edge.feed;

import dev.guildwire.edge.auth.AuthProperties;
import dev.guildwire.edge.auth.Revocations;
import dev.guildwire.edge.connection.Admission;
import dev.guildwire.edge.fanout.FanOut;
import dev.guildwire.edge.fanout.Lanes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    RecordPublisher recordPublisher(
            FanOut fanOut, Revocations revocations, CanaryListener canaries, JsonMapper json, MeterRegistry registry) {
        return new RecordPublisher(
                fanOut, new RevocationReader(json, revocations), canaries, new FeedMetrics(registry));
    }

    @Bean
    EventFeed eventFeed(
            KafkaProperties properties,
            AuthProperties auth,
            FanOut fanOut,
            Lanes lanes,
            RecordPublisher publisher,
            Admission admission,
            InstantSource clock) {
        var assignment = new Assignment(fanOut, auth.longestToken(), clock);
        return new EventFeed(properties, new TopicWatch(properties), assignment, publisher, fanOut, lanes, admission);
    }
}
