package dev.guildwire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.guild.voice.GuildVoiceUpdateEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdaTest {

    @ParameterizedTest
    @EnumSource(Compression.class)
    void jdaWhenAPersonJoinsAndLeavesIsTold(Compression compression) throws Exception {
        try (var simulator = Simulator.start(SimulatorOptions.defaults())) {
            Queue<GuildVoiceUpdateEvent> updates = new ConcurrentLinkedQueue<>();
            var jda = connect(simulator, compression, event -> {
                if (event instanceof GuildVoiceUpdateEvent update) {
                    updates.add(update);
                }
            });
            jda.awaitReady();
            var control = new ControlClient(simulator);

            control.join(ControlClient.HARBOUR, ControlClient.MIRA, ControlClient.LIGHTHOUSE);
            control.leave(ControlClient.HARBOUR, ControlClient.MIRA);

            await().atMost(Duration.ofSeconds(10)).until(() -> updates.size() == 2);
            assertThat(updates.stream().map(u -> u.getMember().getEffectiveName()))
                    .containsExactly("Mira", "Mira");
            jda.shutdownNow();
        }
    }

    private static JDA connect(Simulator simulator, Compression compression, EventListener listener) {
        return JDABuilder.createLight(simulator.options().application().botToken(), GatewayIntent.GUILD_VOICE_STATES)
                .setRestConfig(new RestConfig().setBaseUrl(simulator.apiUrl() + "/"))
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return simulator.gatewayUrl();
                    }
                })
                .enableCache(CacheFlag.VOICE_STATE)
                .setMemberCachePolicy(MemberCachePolicy.NONE)
                .setCompression(compression)
                .addEventListeners(listener)
                .build();
    }
}
