package dev.guildwire.rooms.command;

import dev.guildwire.rooms.discord.DiscordRest;
import dev.guildwire.rooms.guild.GuildDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    @Bean
    OpenCommands openCommands() {
        return new OpenCommands();
    }

    @Bean
    CommandMetrics commandMetrics(MeterRegistry registry, OpenCommands open) {
        return new CommandMetrics(registry, open);
    }

    @Bean
    Commands commands(DiscordRest rest, GuildDirectory guilds, JsonMapper json, Clock clock) {
        return new Commands(new CommandCalls(rest, guilds), new CommandOutcomes(json), json, clock);
    }

    @Bean
    CommandFollower commandFollower(
            ConsumerFactory<String, byte[]> consumers,
            KafkaTemplate<String, byte[]> kafka,
            Commands commands,
            OpenCommands open,
            JsonMapper json,
            CommandMetrics metrics,
            CommandProperties properties) {
        return new CommandFollower(
                consumers, new CommandWork(commands, open, kafka, json, metrics), open, metrics, properties);
    }
}
