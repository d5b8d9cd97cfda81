package dev.guildwire.ingest.gateway;

import static dev.guildwire.ingest.gateway.DiscordSide.HARBOUR;
import static dev.guildwire.ingest.gateway.DiscordSide.LIGHTHOUSE;
import static dev.guildwire.ingest.gateway.DiscordSide.MIRA;
import static dev.guildwire.ingest.gateway.DiscordSide.NIGHT_SHIFT;
import static dev.guildwire.ingest.gateway.DiscordSide.NOOR;
import static dev.guildwire.ingest.gateway.DiscordSide.PIER;
import static dev.guildwire.ingest.gateway.DiscordSide.ROOFTOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two instances: who runs which shard, and what readers see when that changes.
class HandOverIT {

    private static final int PER_SECOND = 100;

    @TempDir
    private Path folder;

    private Rig rig(int shards) {
        var options = SimulatorOptions.defaults();
        return new Rig(folder, options.withGateway(options.gateway().withShards(shards, shards)));
    }

    @Test
    void shardsWhenASecondInstanceStartsAreShared() {
        try (var rig = rig(2);
                var first = rig.startIngest("a").awaitReady(0, 1);
                var events = rig.events();
                var second = rig.startIngest("b")) {

            await().atMost(Ingest.PATIENCE).until(() -> runs(first) == 1 && runs(second) == 1);
            rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);
            rig.discord().join(NIGHT_SHIFT, NOOR, ROOFTOP);

            assertThat(Rig.names(events, HARBOUR, 1)).containsExactly("voice.joined");
            assertThat(Rig.names(events, NIGHT_SHIFT, 1)).containsExactly("voice.joined");
            assertThat(Stream.of(0, 1).map(shard -> first.detail("shard-" + shard) == null))
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void eventsWhenAnInstanceStopsUnderLoadAreToldOnceAndInOrder() {
        try (var rig = rig(1);
                var first = rig.startIngest("a").awaitReady(0);
                var events = rig.events();
                var second = rig.startIngest("b")) {
            await().atMost(Ingest.PATIENCE).until(second::waitsForNothing);
            var run = rig.discord().startTraffic(HARBOUR, PER_SECOND, 12);
            Rig.trafficOf(events, PER_SECOND);
            first.close();
            assertThat(second.detail("shard-0")).isEqualTo("ready");

            var joins = rig.discord().awaitTraffic(run);

            assertThat(Rig.trafficOf(events, joins)).isEqualTo(Rig.upTo(joins));
        }
    }

    @Test
    void shardWhenItsInstanceIsKilledMovesToTheOther() {
        try (var rig = rig(1);
                var dying = rig.startProcess("a").awaitReady();
                var events = rig.events();
                var states = rig.reader(Topic.GUILD_VOICE);
                var second = rig.startIngest("b")) {
            await().atMost(Ingest.PATIENCE).until(second::waitsForNothing);
            rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);
            Rig.names(events, HARBOUR, 1);
            // Where she is known to be is a record of its own, which may come a moment after the event.
            states.await(1, state -> state.key().endsWith(":" + MIRA));

            dying.kill();
            rig.discord().join(HARBOUR, MIRA, PIER);
            second.awaitReady(0);

            assertThat(Rig.names(events, HARBOUR, 4))
                    .containsExactly("voice.joined", "stream.gap", "voice.left", "voice.joined");
        }
    }

    private static long runs(Ingest instance) {
        return Stream.of(0, 1)
                .filter(shard -> "ready".equals(instance.detail("shard-" + shard)))
                .count();
    }
}
