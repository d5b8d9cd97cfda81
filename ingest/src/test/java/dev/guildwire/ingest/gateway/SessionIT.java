package dev.guildwire.ingest.gateway;

import static dev.guildwire.ingest.gateway.DiscordSide.HARBOUR;
import static dev.guildwire.ingest.gateway.DiscordSide.LIGHTHOUSE;
import static dev.guildwire.ingest.gateway.DiscordSide.MIRA;
import static dev.guildwire.ingest.gateway.DiscordSide.PIER;
import static dev.guildwire.ingest.gateway.DiscordSide.SOL;
import static dev.guildwire.ingest.publish.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.ingest.publish.TopicReader;
import dev.guildwire.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

class SessionIT {

    private static final List<String> BROKEN_FRAMES = List.of(
            "not json at all",
            "{\"op\":0,\"t\":\"SOMETHING_OF_2030\",\"s\":%d,\"d\":{\"guild_id\":[]}}",
            "{\"op\":0,\"t\":\"VOICE_STATE_UPDATE\",\"s\":%d,\"d\":{\"guild_id\":\"1156034721895432192\"}}",
            "{\"op\":0,\"t\":\"VOICE_STATE_UPDATE\",\"s\":%d,\"d\":[]}",
            "{\"op\":99,\"d\":null}");

    @TempDir
    private Path folder;

    private Rig rig;
    private Ingest ingest;
    private TopicReader events;

    @BeforeEach
    void start() {
        rig = new Rig(folder, SimulatorOptions.defaults());
        ingest = rig.startIngest("a").awaitReady(0);
        events = rig.events();
    }

    @AfterEach
    void stop() {
        events.close();
        ingest.close();
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"drop-socket\"}",
                "{\"type\":\"reconnect\"}",
                "{\"type\":\"invalid-session\",\"resumable\":true}",
                "{\"type\":\"close\",\"code\":4000}",
                "{\"type\":\"close\",\"code\":1001}"
            })
    void voiceWhenTheConnectionBreaksIsToldWithoutLossOrGap(String fault) {
        rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);
        rig.discord().fault(fault);
        rig.discord().join(HARBOUR, MIRA, PIER);
        rig.discord().leave(HARBOUR, MIRA);

        assertThat(Rig.names(events, HARBOUR, 4))
                .containsExactly("voice.joined", "voice.left", "voice.joined", "voice.left");
        assertThat(events.await(4, _ -> true))
                .extracting(record -> header(record, Headers.SYNTHETIC))
                .containsOnly("");
    }

    @Test
    void voiceWhenTheSessionIsLostIsToldAsAGapAndDifferences() {
        rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);
        Rig.names(events, HARBOUR, 1);
        rig.discord().fault("{\"type\":\"invalid-session\",\"resumable\":false}");
        rig.discord().join(HARBOUR, MIRA, PIER);
        rig.discord().join(HARBOUR, SOL, PIER);

        assertThat(Rig.names(events, HARBOUR, 5))
                .startsWith("voice.joined", "stream.gap")
                .containsOnlyOnce("voice.left")
                .filteredOn("voice.joined"::equals)
                .hasSize(3);
        ingest.awaitReady(0);
        rig.discord().leave(HARBOUR, SOL);
        var afterwards = events.await(6, record -> record.key().equals(HARBOUR.toString()))
                .getLast();
        assertThat(Rig.name(afterwards)).isEqualTo("voice.left");
        assertThat(header(afterwards, Headers.SYNTHETIC)).isEmpty();
    }

    @Test
    void dispatchWhenDiscordRepeatsItIsToldOnce() {
        rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);
        rig.discord().fault("{\"type\":\"duplicate-dispatch\"}");
        rig.discord().leave(HARBOUR, MIRA);

        assertThat(Rig.names(events, HARBOUR, 2)).containsExactly("voice.joined", "voice.left");
        await().until(() -> ingest.count("guildwire.gateway.repeated") == 1);
    }

    @Test
    void voiceWhenFramesAreBrokenGoesOn() {
        for (var frame : BROKEN_FRAMES) {
            var raw = frame.replace("%d", "1000000").replace("\"", "\\\"");
            rig.discord().fault("{\"type\":\"raw\",\"payload\":\"" + raw + "\"}");
        }
        rig.discord().fault("{\"type\":\"invalid-session\",\"resumable\":false}");
        await().atMost(Ingest.PATIENCE).until(() -> !ingest.health().getStatus().equals(Status.UP));
        ingest.awaitReady(0);

        rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);

        assertThat(Rig.names(events, HARBOUR, 2)).endsWith("voice.joined");
    }

    @Test
    void dispatchesWhenJdaCannotReadThemAreCounted() {
        rig.discord().fault("{\"type\":\"lose-dispatch\",\"times\":1}");
        rig.discord().join(HARBOUR, MIRA, LIGHTHOUSE);
        rig.discord().join(HARBOUR, SOL, LIGHTHOUSE);

        assertThat(Rig.names(events, HARBOUR, 1)).containsExactly("voice.joined");
        await().until(() -> ingest.count("guildwire.gateway.missed") == 1);
    }
}
