package dev.guildwire.rooms.guild;

import dev.guildwire.contracts.topic.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Follows `discord.dispatch` and applies what concerns the directory. A record that cannot be read is skipped; while
/// Redis is away a batch is tried again and again, so nothing is skipped for that.
@Component
class GuildDispatches {

    private static final Logger log = LoggerFactory.getLogger("Internal");

    private final RedisGuilds guilds;
    private final JsonMapper json;

    GuildDispatches(RedisGuilds guilds, JsonMapper json) {
        this.guilds = guilds;
        this.json = json;
    }

    @KafkaListener(id = "guildwire.rooms.guilds", topics = "discord.dispatch", batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        records.forEach(this::on);
    }

    private void on(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader(Headers.EVENT);
        if (header == null || record.value() == null) {
            return;
        }
        var name = new String(header.value(), StandardCharsets.UTF_8);
        GuildDispatch.find(name).ifPresent(type -> {
            try {
                apply(json.readValue(record.value(), type));
            } catch (JacksonException e) {
                log.warn(
                        "skipped a {} at {}-{}: {}", name, record.partition(), record.offset(), e.getOriginalMessage());
            }
        });
    }

    private void apply(GuildDispatch dispatch) {
        switch (dispatch) {
            case GuildDispatch.Created created -> create(created);
            case GuildDispatch.Updated updated -> guilds.put(new Guild(updated.id(), updated.name(), updated.icon()));
            case GuildDispatch.Deleted deleted -> delete(deleted);
            case GuildDispatch.ChannelChanged changed -> guilds.put(changed.guildId(), changed.channel());
            case GuildDispatch.ChannelDeleted gone -> guilds.remove(gone.guildId(), gone.id());
            case GuildDispatch.RoleChanged changed ->
                guilds.put(changed.guildId(), changed.role().role());
            case GuildDispatch.RoleDeleted gone -> guilds.remove(gone.guildId(), gone.roleId());
        }
    }

    private void create(GuildDispatch.Created created) {
        guilds.replace(
                new Guild(created.id(), created.name(), created.icon()),
                created.channels().stream()
                        .map(GuildDispatch.RawChannel::channel)
                        .toList(),
                created.roles().stream().map(GuildDispatch.RawRole::role).toList());
    }

    /// An outage of a guild changes nothing that is known of it.
    private void delete(GuildDispatch.Deleted deleted) {
        if (!Boolean.TRUE.equals(deleted.unavailable())) {
            guilds.remove(deleted.id());
        }
    }
}
