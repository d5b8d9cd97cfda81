package dev.guildwire.edge.feed;

import dev.guildwire.edge.auth.AuthProperties;
import dev.guildwire.edge.auth.Revocations;
import dev.guildwire.edge.connection.Admission;
import dev.guildwire.edge.fanout.FanOut;
import dev.guildwire.edge.fanout.Lanes;
import dev.guildwire.edge.roadmap.RoadmapProperties;
import dev.guildwire.edge.roadmap.RoadmapStream;
import dev.guildwire.edge.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    RecordPublisher recordPublisher(
            FanOut fanOut,
            Revocations revocations,
            RoadmapStream roadmap,
            CanaryListener canaries,
            Traces traces,
            JsonMapper json,
            MeterRegistry registry) {
        return new RecordPublisher(
                fanOut,
                new RevocationReader(json, revocations, roadmap),
                new RoadmapReader(json, roadmap),
                canaries,
                traces,
                new FeedMetrics(registry));
    }

    @Bean
    EventFeed eventFeed(
            KafkaProperties properties,
            AuthProperties auth,
            RoadmapProperties roadmapProperties,
            FanOut fanOut,
            RoadmapStream roadmap,
            Lanes lanes,
            RecordPublisher publisher,
            Admission admission,
            InstantSource clock) {
        var assignment = new Assignment(
                fanOut,
                roadmap,
                new Followed(auth.longestToken(), 0, clock),
                new Followed(roadmapProperties.lookBack(), 1, clock));
        return new EventFeed(properties, new TopicWatch(properties), assignment, publisher, fanOut, lanes, admission);
    }
}
