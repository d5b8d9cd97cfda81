package dev.guildwire.rooms.login;

import dev.guildwire.contracts.topic.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Follows `discord.dispatch` for people who come, go, are banned or get other roles. Discord tells about members only
/// when the bot has the intent GUILD_MEMBERS, about bans with GUILD_MODERATION; without them sessions are only checked
/// in turn.
@Component
class MembershipDispatches {

    private static final Logger log = LoggerFactory.getLogger("Internal");

    private final MembershipChanges changes;
    private final JsonMapper json;

    MembershipDispatches(MembershipChanges changes, JsonMapper json) {
        this.changes = changes;
        this.json = json;
    }

    @KafkaListener(
            id = "guildwire.rooms.memberships",
            topics = "discord.dispatch",
            batch = "true",
            properties = "auto.offset.reset=latest")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        records.forEach(this::on);
    }

    private void on(ConsumerRecord<String, byte[]> record) {
        var change = change(record);
        if (change != null && record.value() != null) {
            try {
                change.accept(json.readValue(record.value(), MembershipDispatch.class));
            } catch (JacksonException e) {
                log.warn(
                        "skipped the record at {}-{}: {}", record.partition(), record.offset(), e.getOriginalMessage());
            }
        }
    }

    private @Nullable Consumer<MembershipDispatch> change(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader(Headers.EVENT);
        return switch (header == null ? "" : new String(header.value(), StandardCharsets.UTF_8)) {
            case "GUILD_MEMBER_REMOVE", "GUILD_BAN_ADD" ->
                gone -> changes.lost(gone.user().id(), gone.guildId());
            case "GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE" ->
                changed -> changes.check(changed.user().id());
            default -> null;
        };
    }
}
