package dev.guildwire.ingest.gateway;

import static dev.guildwire.ingest.gateway.DiscordSide.HARBOUR;
import static dev.guildwire.ingest.gateway.DiscordSide.LIGHTHOUSE;
import static dev.guildwire.ingest.gateway.DiscordSide.MIRA;
import static dev.guildwire.ingest.gateway.DiscordSide.PIER;
import static dev.guildwire.ingest.publish.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.contracts.topic.Headers;
import dev.guildwire.contracts.topic.Topic;
import dev.guildwire.ingest.publish.TopicReader;
import dev.guildwire.simulator.SimulatorOptions;
import dev.guildwire.testsupport.EmbeddedKafka;
import dev.guildwire.testsupport.FreePorts;
import java.nio.file.Path;
import net.dv8tion.jda.api.utils.Compression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayIT {

    @TempDir
    private Path folder;

    private EmbeddedKafka kafka;
    private DiscordSide discord;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), FreePorts.next());
        discord = new DiscordSide(SimulatorOptions.defaults());
    }

    @AfterEach
    void stop() {
        discord.close();
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void voiceWhenSomebodyJoinsMovesAndLeavesIsTold(Compression compression) {
        try (var _ = Ingest.start(discord, kafka.bootstrapServers(), "guildwire.discord.compression=" + compression)
                        .awaitUp();
                var events = new TopicReader(kafka.bootstrapServers(), Topic.GUILD_EVENTS)) {
            discord.join(MIRA, LIGHTHOUSE);
            discord.join(MIRA, PIER);
            discord.leave(MIRA);

            assertThat(events.await(4, record -> record.key().equals(HARBOUR.toString())))
                    .extracting(record -> header(record, Headers.EVENT))
                    .containsExactly("voice.joined", "voice.left", "voice.joined", "voice.left");
        }
    }
}
