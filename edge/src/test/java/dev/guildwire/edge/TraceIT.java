package dev.guildwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.testsupport.OtlpReceiver;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    @Test
    void eventWhenItIsTracedHasOneSpanHoweverManyWatch() {
        try (var collector = OtlpReceiver.start()) {
            try (var edge = TestEdge.start(
                            "guildwire.fanout.lanes=3",
                            "guildwire.tracing.probability=1",
                            "guildwire.tracing.endpoint=" + collector.endpoint());
                    var events = new TestEvents()) {
                var guild = TestEvents.anyGuild();
                var browsers = IntStream.range(0, 5)
                        .mapToObj(_ -> edge.connect().authenticate(TestTokens.of(TestEvents.anyUser(), guild)))
                        .toList();
                browsers.forEach(TestBrowser::awaitAck);
                var traced = Map.of(Headers.TRACEPARENT, "00-" + TRACE + "-" + PARENT + "-01");

                events.toGuild(guild, "voice.joined", "{\"n\":1}");
                events.write(Topic.GUILD_EVENTS, guild.toString(), "voice.joined", "{\"n\":2}", traced);
                events.write(Topic.GUILD_EVENTS, TestEvents.anyGuild().toString(), "voice.joined", "{\"n\":3}", traced);
                events.toGuild(guild, "voice.joined", "{\"n\":4}");

                browsers.forEach(browser -> browser.await("event", 3));
                browsers.forEach(TestBrowser::close);
            }
            // What waited was sent when the edge ended.
            assertThat(collector.spans()).singleElement().satisfies(span -> {
                assertThat(span.name()).isEqualTo("fan-out");
                assertThat(span.trace()).isEqualTo(TRACE);
                assertThat(span.parent()).isEqualTo(PARENT);
                assertThat(span.attributes()).containsEntry("guildwire.receivers", "5");
                assertThat(span.endNanos()).isGreaterThanOrEqualTo(span.startNanos());
            });
        }
    }
}
